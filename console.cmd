@echo off
rem Starts MangaAssist Console from its sources on Windows, as ./console does elsewhere.
setlocal EnableDelayedExpansion
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"

set "JDK="
call :try "%JAVA_HOME%"
call :try "%JDK_HOME%"
for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
  if not defined JDK if exist "%%~R\" for /d %%D in ("%%~R\*") do (
    call :try "%%~D"
    call :try "%%~D\current"
  )
)
if not defined JDK (
  echo console: No JDK 25 found; install one ^(winget install EclipseAdoptium.Temurin.25.JDK^) or set JAVA_HOME to it. 1>&2
  exit /b 1
)

set "COMMAND=%~1"
set "STAMP=%HERE%\app\target\console.stamp"
set "JAVA_HOME=%JDK%"

if "%COMMAND%"=="test" (
  call :maven || exit /b 1
  pushd "%HERE%" & call mvn --batch-mode --no-transfer-progress verify & set "CODE=!ERRORLEVEL!" & popd
  exit /b !CODE!
)
if "%COMMAND%"=="package" (
  echo console: The installer for Windows is not there yet; ./console package makes the one for Linux. 1>&2
  exit /b 1
)

rem Newer sources than the build: compare in PowerShell, which every Windows has.
powershell -NoProfile -Command "$s = Get-Item -ErrorAction SilentlyContinue $env:STAMP; if (-not $s) { exit 1 }; $n = Get-ChildItem -Recurse -File (Join-Path $env:HERE 'pom.xml'), (Join-Path $env:HERE '*\pom.xml'), (Join-Path $env:HERE '*\src\main') | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
if errorlevel 1 (
  call :maven || exit /b 1
  if exist "%STAMP%" (
    echo Building MangaAssist Console ^(the sources are newer than the build^) ... 1>&2
  ) else (
    echo Building MangaAssist Console for the first time, which takes one to two minutes ... 1>&2
  )
  if exist "%HERE%\app\target\lib" rmdir /s /q "%HERE%\app\target\lib"
  pushd "%HERE%"
  call mvn -q -T2 -pl app -am -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true package 1>&2
  set "CODE=!ERRORLEVEL!"
  popd
  if not "!CODE!"=="0" (
    echo console: The build failed; the lines above say where. 1>&2
    exit /b 1
  )
  type nul > "%STAMP%"
)

set "DRAW="
if "%COMMAND%"=="tour" set "DRAW=-Dprism.fontSizeLimit=1 -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
if "%COMMAND%"=="bench" set "DRAW=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
"%JDK%\bin\java.exe" "@%HERE%\app\src\main\launcher\jvm.options" "-Dmangaassist.home=%HERE%" %DRAW% -p "%HERE%\app\target\mangaassist-app.jar;%HERE%\app\target\lib" -m com.mangaassist.app/com.mangaassist.app.Main %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul && set "JDK=%~1"
exit /b 0

:maven
where mvn >nul 2>nul && exit /b 0
echo console: Maven 3.8.7 or newer is needed to build; install it ^(winget or scoop install maven^). 1>&2
exit /b 1
