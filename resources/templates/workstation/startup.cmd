@echo off
chcp 65001 >nul
setlocal DisableDelayedExpansion
set "launcher=@LAUNCHER@"
start "" /min "%ComSpec%" /d /c ""%launcher%""
