@echo off
rem Compares every file of this folder with SHA256SUMS and installs nothing.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0install.cmd" --verify
exit /b %ERRORLEVEL%
