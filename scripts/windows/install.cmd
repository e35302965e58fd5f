@echo off
rem Finds QGIS and lets its own Python do the work. Usage: install.cmd [folder of QGIS] [options of install.py]
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
set "HERE=%~dp0"
set "RUNNER="
set "GIVEN="
if not "%~1"=="" if exist "%~1\bin\" set "GIVEN=%~1"
if defined GIVEN (
  call :look "%GIVEN%"
  shift /1
) else (
  for /d %%D in ("%ProgramFiles%\QGIS 3*") do call :look "%%~D"
  call :look "%LOCALAPPDATA%\Programs\OSGeo4W"
  call :look "%SystemDrive%\OSGeo4W"
  if defined OSGEO4W_ROOT call :look "%OSGEO4W_ROOT%"
)
if not defined RUNNER (
  echo QGIS was not found. Install QGIS 3.40 first, or run: install.cmd "D:\folder of QGIS"
  pause
  exit /b 1
)
echo QGIS: "%RUNNER%"
call "%RUNNER%" "%HERE%install.py" %1 %2 %3 %4
set "STATUS=%ERRORLEVEL%"
pause
exit /b %STATUS%

:look
if exist "%~1\bin\python-qgis.bat" set "RUNNER=%~1\bin\python-qgis.bat"
if exist "%~1\bin\python-qgis-ltr.bat" set "RUNNER=%~1\bin\python-qgis-ltr.bat"
exit /b 0
