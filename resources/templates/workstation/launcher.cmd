@echo off
rem CivicGrid: keeps QGIS running on a duty workstation.
rem Starts QGIS, starts it again after a crash, stops when QGIS ends normally. One instance a user; never elevated.
rem Written by CivicGrid; setting the workstation up again overwrites this file.
chcp 65001 >nul
setlocal EnableExtensions DisableDelayedExpansion

set "qgis=@PROGRAM@"
set "profiles=@PROFILES@"
set "profile=@PROFILE@"
set "state=@STATE@"
set "text_root=@TEXT_ROOT@"
set "text_running=@TEXT_RUNNING@"

set "log=%state%\duty.log"
set "settings=%profiles%\profiles\%profile%\QGIS\QGIS3.ini"
set "first_pause=2"
set "longest_pause=60"
set "steady=600"
set "largest_log=262144"

whoami /groups | find "S-1-16-12288" >nul
if not errorlevel 1 (
  echo %text_root%
  exit /b 1
)
if not exist "%state%" mkdir "%state%"

rem The file stays open for writing while the launcher runs: a second one cannot open it.
2>nul (
  9>"%state%\running" call :keep
) || (
  echo %text_running%
  exit /b 1
)
exit /b 0

:keep
set /a pause=first_pause
:again
rem A crash while a plugin loads makes QGIS switch that plugin off for good; here it has to come back.
if exist "%settings%" (
  findstr /v /b /l /c:"watchDog\civicgrid=" "%settings%" >"%settings%.new"
  if not errorlevel 1 move /y "%settings%.new" "%settings%" >nul
)
call :clock begun
call :note "QGIS starts"
"%qgis%" --profiles-path "%profiles%" --profile "%profile%" --nologo --noversioncheck
set "code=%errorlevel%"
if "%code%"=="0" (
  call :note "QGIS ended normally"
  exit /b 0
)
call :clock ended
set /a ran=ended-begun
if %ran% geq %steady% set /a pause=first_pause
call :note "QGIS ended with code %code% after %ran% s; it starts again in %pause% s"
set /a ticks=pause+1
ping -n %ticks% 127.0.0.1 >nul
set /a pause*=2
if %pause% gtr %longest_pause% set /a pause=longest_pause
goto again

:clock
for /f %%s in ('powershell -NoProfile -Command "[DateTimeOffset]::UtcNow.ToUnixTimeSeconds()"') do set "%~1=%%s"
exit /b 0

:note
if exist "%log%" for %%f in ("%log%") do if %%~zf gtr %largest_log% move /y "%log%" "%log%.1" >nul
>>"%log%" echo %date% %time% %~1
exit /b 0
