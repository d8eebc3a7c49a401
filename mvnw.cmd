@echo off
rem Builds and runs crmbet workbench with a JDK 25 and a Maven of its own finding.
rem Order for the JDK: JAVA_HOME, JAVA25_HOME, the PATH, the usual folders.
rem Order for Maven: one this script unpacked before, one on the PATH (3.8.7 or newer, below 4), a checked download.
setlocal EnableExtensions DisableDelayedExpansion
set "JDK_NEEDED=25"
set "MAVEN_VERSION=3.9.16"
set "MAVEN_SHA512=ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3"
if not defined CRMBET_MAVEN_URL set "CRMBET_MAVEN_URL=https://archive.apache.org/dist/maven/maven-3/%MAVEN_VERSION%/binaries/apache-maven-%MAVEN_VERSION%-bin.zip"
set "MAVEN_STORE=%USERPROFILE%\.m2\wrapper\dists\crmbet"
if defined MAVEN_USER_HOME set "MAVEN_STORE=%MAVEN_USER_HOME%\wrapper\dists\crmbet"
set "MAVEN_UNPACKED=%MAVEN_STORE%\apache-maven-%MAVEN_VERSION%"

set "FOUND_JDK="
call :try_jdk "%JAVA_HOME%"
call :try_jdk "%JAVA25_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do call :try_jdk "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*") do call :try_jdk "%%~J"
if not defined FOUND_JDK (
  echo crmbet workbench needs a JDK %JDK_NEEDED%, and none was found ^(JAVA_HOME, JAVA25_HOME, PATH, Program Files^). 1>&2
  echo Install one, for example Eclipse Temurin %JDK_NEEDED% from https://adoptium.net, and run this command again, 1>&2
  echo or set JAVA_HOME to the folder of one that is already there. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND_JDK%"
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
set "MAVEN_PROJECTBASEDIR=%~dp0."
set "MAVEN_HOME="
set "M2_HOME="

set "MAVEN_COMMAND="
if exist "%MAVEN_UNPACKED%\bin\mvn.cmd" set "MAVEN_COMMAND=%MAVEN_UNPACKED%\bin\mvn.cmd"
if not defined MAVEN_COMMAND call :try_maven_on_path
if not defined MAVEN_COMMAND call :download_maven || exit /b 1
call "%MAVEN_COMMAND%" -f "%~dp0pom.xml" %*
exit /b %ERRORLEVEL%

:try_jdk
if defined FOUND_JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=." %%M in ("%%~V") do if %%~M geq %JDK_NEEDED% set "FOUND_JDK=%~f1"
exit /b 0

:try_maven_on_path
where mvn.cmd >nul 2>nul || exit /b 0
for /f "tokens=3" %%V in ('mvn.cmd --version 2^>nul ^| findstr /b /c:"Apache Maven"') do for /f "tokens=1-3 delims=.-" %%A in ("%%V") do (
  if %%A equ 3 if %%B gtr 8 set "MAVEN_COMMAND=mvn.cmd"
  if %%A equ 3 if %%B equ 8 if %%C geq 7 set "MAVEN_COMMAND=mvn.cmd"
)
exit /b 0

:download_maven
echo Fetching Maven %MAVEN_VERSION% ... 1>&2
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12;" ^
  "New-Item -ItemType Directory -Force $env:MAVEN_STORE | Out-Null;" ^
  "$work = Join-Path $env:MAVEN_STORE ('download.' + [Guid]::NewGuid());" ^
  "New-Item -ItemType Directory $work | Out-Null;" ^
  "try { $zip = Join-Path $work 'maven.zip';" ^
  "(New-Object Net.WebClient).DownloadFile($env:CRMBET_MAVEN_URL, $zip);" ^
  "if ((Get-FileHash -Algorithm SHA512 $zip).Hash -ne $env:MAVEN_SHA512) { throw 'its SHA-512 checksum differs' };" ^
  "Expand-Archive $zip $work; Move-Item (Join-Path $work ('apache-maven-' + $env:MAVEN_VERSION)) $env:MAVEN_UNPACKED }" ^
  "catch { [Console]::Error.WriteLine('Maven could not be fetched from ' + $env:CRMBET_MAVEN_URL + ': ' + $_); exit 1 }" ^
  "finally { Remove-Item -Recurse -Force $work }"
if errorlevel 1 (
  echo Check the network, or install Maven 3.8.7 or newer ^(below 4^), and run this command again. 1>&2
  exit /b 1
)
set "MAVEN_COMMAND=%MAVEN_UNPACKED%\bin\mvn.cmd"
exit /b 0
