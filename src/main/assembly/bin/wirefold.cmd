@echo off
rem Starts Wirefold. Options for the JVM come from JAVA_OPTS; the JVM itself from JAVA_HOME, else from the PATH.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" echo wirefold: no Java at %java%; install JDK 17 or later, or set JAVA_HOME>&2& exit /b 2
if not defined JAVA_HOME where /q java || echo wirefold: no Java on the PATH; install JDK 17 or later, or set JAVA_HOME>&2&& exit /b 2
if not exist seeds set JAVA_OPTS="-Dwirefold.seeds=%home%\seeds" %JAVA_OPTS%
"%java%" -Dsun.misc.unsafe.memory.access=allow %JAVA_OPTS% -jar "%home%\wirefold.jar" %*
exit /b %ERRORLEVEL%
