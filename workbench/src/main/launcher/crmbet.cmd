@echo off
rem Starts crmbet workbench with a Java 25 of its own finding: JAVA_HOME, JAVA25_HOME, the PATH, the usual folders.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=25"
set "HOME_DIR=%~dp0.."
set "JAVA="

call :consider "%JAVA_HOME%"
call :consider "%JAVA25_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~J"

if not defined JAVA (
  echo crmbet workbench needs Java %NEEDED%, and none was found ^(JAVA_HOME, JAVA25_HOME, PATH, the usual folders^).>&2
  echo Install one, for example Eclipse Temurin %NEEDED% from https://adoptium.net, or set JAVA_HOME to its folder.>&2
  exit /b 1
)

rem Vector instructions make neighbour searches faster. Java announces that module on standard error at every start, so it is
rem loaded where it is of use, and not before commands that find no clusters.
set "MODULES=javafx.controls,javafx.swing"
set "COMMAND=%~1"
if not defined COMMAND set "COMMAND=open"
for %%C in (open demo cluster rerun) do if "%COMMAND%"=="%%C" set "MODULES=%MODULES%,jdk.incubator.vector"

"%JAVA%\bin\java.exe" ^
  --enable-native-access=ALL-UNNAMED,javafx.graphics ^
  --module-path "%HOME_DIR%\lib\javafx" --add-modules "%MODULES%" ^
  -XX:MaxRAMPercentage=60 ^
  -cp "%HOME_DIR%\lib\*" crmbet.workbench.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JAVA exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "FOUND=%%~V"
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ %NEEDED% set "JAVA=%~1"
exit /b 0
