@echo off
rem Runs a notebook of examples\notebooks cell by cell:  notebook NAME [ARG...]
rem Runs notebooks and makes pages of them:  notebook --render [NAME...] [--out FOLDER]
rem Without a name, opens an interactive JShell with the project on the class path and everything imported.
rem Builds with Maven first when something is missing or a source is newer; MAVEN_ARGS is handed to that build.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "examples=%root%\examples"
set "classpathfile=%examples%\target\classpath.txt"
set "stamp=%examples%\target\notebook.stamp"

rem A JDK 17 or later: JAVA_HOME, else the home of the java on the PATH.
if not defined JAVA_HOME (
    for /f "tokens=2 delims==" %%h in ('java -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.home ="') do set "JAVA_HOME=%%h"
)
if not defined JAVA_HOME (
    echo notebook: no java found; install a JDK 17 or later, or set JAVA_HOME 1>&2
    exit /b 1
)
rem The setting is printed as "java.home = C:\...": drop the blank in front.
if "%JAVA_HOME:~0,1%"==" " set "JAVA_HOME=%JAVA_HOME:~1%"
set "version="
for /f "tokens=2 delims==" %%v in ('cmd /c ""%JAVA_HOME%\bin\java" -XshowSettings:properties -version" 2^>^&1 ^| findstr /c:"java.specification.version ="') do set /a "version=%%v" 2>nul
if not defined version set "version=0"
if %version% lss 17 (
    echo notebook: "%JAVA_HOME%" is not a JDK 17 or later 1>&2
    exit /b 1
)
if not exist "%JAVA_HOME%\bin\jshell.exe" (
    echo notebook: "%JAVA_HOME%" is a runtime without JShell; a full JDK 17 or later is needed 1>&2
    exit /b 1
)

call :uptodate
if errorlevel 1 call :build
if errorlevel 1 exit /b 1
for /f "usebackq delims=" %%c in ("%classpathfile%") do set "classpath=%%c"
set "classpath=%examples%\target\classes;%classpath%"

if "%~1"=="" (
    echo autograd in JShell on Java %version%: try  grad^(x -^> x.mul^(x^)^).apply^(Tensor.of^(3.0^)^)  and leave with /exit
    "%JAVA_HOME%\bin\jshell" --class-path "%classpath%" --feedback normal --startup DEFAULT --startup "%examples%\notebooks\startup.jsh" -R-ea -R--add-modules=jdk.incubator.vector "-R-Dautograd.examples=%examples%"
) else if "%~1"=="--render" (
    "%JAVA_HOME%\bin\java" -ea --add-modules jdk.incubator.vector -Djava.awt.headless=true "-Dautograd.examples=%examples%" -cp "%classpath%" autograd.examples.pages.Render %*
) else (
    "%JAVA_HOME%\bin\java" -ea --add-modules jdk.incubator.vector -Djava.awt.headless=true "-Dautograd.examples=%examples%" -cp "%classpath%" autograd.examples.notebook.Main %*
)
exit /b %errorlevel%

:uptodate
if not exist "%stamp%" exit /b 1
if not exist "%classpathfile%" exit /b 1
powershell -NoProfile -Command "$stamp = (Get-Item $env:stamp).LastWriteTimeUtc; $sources = 'pom.xml', 'autograd-core\pom.xml', 'autograd-nn\pom.xml', 'examples\pom.xml', 'autograd-core\src\main', 'autograd-nn\src\main', 'examples\src\main' | ForEach-Object { $path = Join-Path $env:root $_; Get-Item $path; Get-ChildItem $path -Recurse }; $path = (Get-Content $env:classpathfile).Trim(); if (-not $path.Contains((Join-Path $env:root 'autograd-core'))) { exit 1 }; foreach ($entry in $path.Split(';')) { if (-not (Test-Path -LiteralPath $entry)) { exit 1 } }; if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $stamp }) { exit 1 }"
exit /b %errorlevel%

:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo notebook: the project is not built and there is no mvn; install Maven 3.8 or later 1>&2
    exit /b 1
)
echo notebook: building with Maven (the first time, it downloads libraries) ... 1>&2
if not exist "%examples%\target" mkdir "%examples%\target"
type nul >"%stamp%.started"
pushd "%root%"
call mvn -q -B -ntp -Dmaven.test.skip=true %MAVEN_ARGS% package
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
    echo notebook: the build failed; see the messages above 1>&2
    exit /b 1
)
move /y "%stamp%.started" "%stamp%" >nul
exit /b 0
