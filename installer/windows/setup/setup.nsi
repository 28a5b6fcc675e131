; The setup of Desktop Seg for Windows: per user, without an administrator.
;
; Switches: /S silent, /D=FOLDER (last) where to, /LANG=1033|1043|1030|1042 language of the pages.
; The uninstaller knows /S (keeps the shop files) and /REMOVEDATA (removes them).
; Exit codes: 0 done, 1 the person cancelled, 2 Windows is too old, 3 the program is running,
; 4 the older version could not be removed.
Unicode true
Target amd64-unicode

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "files.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define FILE_KIND "${KEY}.ShopFile"
!define EXIT_OLD_WINDOWS 2
!define EXIT_RUNNING 3
!define EXIT_OLD_STAYS 4

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${KEY}"
InstallDirRegKey HKCU "Software\${KEY}" "InstallDir"
RequestExecutionLevel user
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"

!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
  !finalize '"${SIGN}" "%1"' = 0
!endif

; --- pages ---------------------------------------------------------------------------------------------------------

!define MUI_ICON "app.ico"
!define MUI_UNICON "app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "panel.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "panel.bmp"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${KEY}.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "licence.txt"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "Danish"
!insertmacro MUI_LANGUAGE "Korean"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include "words.nsh"

; --- checks --------------------------------------------------------------------------------------------------------

; A program that runs cannot be opened for writing; both starts are tried, the import process is one of them.
!macro REFUSE_WHILE_RUNNING PREFIX
Function ${PREFIX}RefuseWhileRunning
  again:
  StrCpy $0 ""
  ${If} ${FileExists} "$INSTDIR\${KEY}.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\${KEY}.exe" a
    ${If} ${Errors}
      StrCpy $0 "runs"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${COMMAND}.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\${COMMAND}.exe" a
    ${If} ${Errors}
      StrCpy $0 "runs"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} $0 == "runs"
    ${IfNot} ${Silent}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" IDRETRY again
    ${EndIf}
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Function RefuseOldWindows
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(WINDOWS_TOO_OLD)" /SD IDOK
    SetErrorLevel ${EXIT_OLD_WINDOWS}
    Quit
  ${EndIf}
FunctionEnd

Function .onInit
  SetShellVarContext current
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $1
  ${ElseIfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  Call RefuseOldWindows
FunctionEnd

; --- install -------------------------------------------------------------------------------------------------------

Section "!$(THE_PROGRAM)" SectionProgram
  SectionIn RO
  Call RefuseWhileRunning

  ; An older version goes first, by its own list of files: what this version no longer has does not stay behind.
  ${If} ${FileExists} "$INSTDIR\Uninstall.exe"
    DetailPrint "$(REMOVES_OLDER)"
    ExecWait '"$INSTDIR\Uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(OLDER_STAYS)" /SD IDOK
      SetErrorLevel ${EXIT_OLD_STAYS}
      Quit
    ${EndIf}
    Delete "$INSTDIR\Uninstall.exe"
  ${EndIf}

  !insertmacro InstallFiles
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${KEY}.exe" "" "$INSTDIR\${KEY}.exe" 0 SW_SHOWNORMAL "" "$(SHORTCUT_TIP)"

  WriteRegStr HKCU "Software\${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\${KEY}" "Language" "$LANGUAGE"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${KEY}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

  ; Shop files only: spreadsheets keep opening in the program they open in.
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${FILE_KIND}"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}" "" "$(SHOP_FILE)"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\DefaultIcon" "" "$INSTDIR\${KEY}.exe,0"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\shell\open\command" "" '"$INSTDIR\${KEY}.exe" --shop "%1"'
  ${RefreshShellIcons}
SectionEnd

Section "$(DESKTOP_SHORTCUT)" SectionDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${KEY}.exe" "" "$INSTDIR\${KEY}.exe" 0 SW_SHOWNORMAL "" "$(SHORTCUT_TIP)"
SectionEnd

; --- uninstall -----------------------------------------------------------------------------------------------------

Section "un.!$(THE_PROGRAM)" SectionRemoveProgram
  SectionIn RO
  Call un.RefuseWhileRunning
  !insertmacro RemoveFiles
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"

  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${KEY}"
  DeleteRegKey HKCU "Software\Classes\${FILE_KIND}"
  ReadRegStr $0 HKCU "Software\Classes\${ENDING}" ""
  ${If} $0 == "${FILE_KIND}"
    DeleteRegKey HKCU "Software\Classes\${ENDING}"
  ${EndIf}
  ${un.RefreshShellIcons}
SectionEnd

; Not ticked: the shop files stay unless the person says otherwise, or types /REMOVEDATA.
Section /o "un.$(SHOP_DATA)" SectionRemoveData
  !define DATA "$LOCALAPPDATA\${KEY}"
  Delete "${DATA}\*${ENDING}"
  Delete "${DATA}\*${ENDING}-wal"
  Delete "${DATA}\*${ENDING}-shm"
  Delete "${DATA}\*${ENDING}-journal"
  Delete "${DATA}\backups\*${ENDING}"
  RMDir "${DATA}\backups"
  Delete "${DATA}\settings.json"
  Delete "${DATA}\Logs\desktop-seg.log*"
  Delete "${DATA}\Logs\crash.log"
  RMDir "${DATA}\Logs"
  Delete "${DATA}\Cache\matplotlib\fontlist-*.json"
  Delete "${DATA}\Cache\matplotlib\*.matplotlib-lock"
  RMDir "${DATA}\Cache\matplotlib"
  RMDir "${DATA}\Cache"
  RMDir "${DATA}"
SectionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $1
  ${Else}
    !insertmacro MUI_UNGETLANGUAGE
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/REMOVEDATA" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionRemoveData}
  ${EndIf}
FunctionEnd
