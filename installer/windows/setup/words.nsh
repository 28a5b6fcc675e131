; What the setup says besides the words that NSIS brings along, in its four languages.
!macro SAY KEY ENGLISH DUTCH DANISH KOREAN
  LangString ${KEY} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${KEY} ${LANG_DUTCH} "${DUTCH}"
  LangString ${KEY} ${LANG_DANISH} "${DANISH}"
  LangString ${KEY} ${LANG_KOREAN} "${KOREAN}"
!macroend

!insertmacro SAY THE_PROGRAM "The program" "Het programma" "Programmet" "프로그램"
!insertmacro SAY DESKTOP_SHORTCUT \
  "Shortcut on the desktop" "Snelkoppeling op het bureaublad" "Genvej på skrivebordet" "바탕 화면 바로 가기"
!insertmacro SAY SHOP_DATA \
  "Also your shop files and backups" "Ook uw winkelbestanden en reservekopieën" \
  "Også dine butiksfiler og sikkerhedskopier" "매장 파일과 백업도 삭제"
!insertmacro SAY SHOP_FILE "Shop file of ${NAME}" "Winkelbestand van ${NAME}" "Butiksfil til ${NAME}" "${NAME} 매장 파일"
!insertmacro SAY SHORTCUT_TIP \
  "Customer segments and mailing lists" "Klantgroepen en mailinglijsten" "Kundegrupper og mailinglister" \
  "고객 그룹과 발송 목록"
!insertmacro SAY REMOVES_OLDER \
  "Removing the version that is installed..." "De geïnstalleerde versie wordt verwijderd..." \
  "Fjerner den installerede version..." "설치된 버전을 제거하는 중..."
!insertmacro SAY OLDER_STAYS \
  "The version that is installed could not be removed. Restart the computer and start this setup again." \
  "De geïnstalleerde versie kon niet worden verwijderd. Start de computer opnieuw op en begin deze installatie opnieuw." \
  "Den installerede version kunne ikke fjernes. Genstart computeren, og start denne installation igen." \
  "설치된 버전을 제거할 수 없습니다. 컴퓨터를 다시 시작한 후 이 설치 프로그램을 다시 실행하십시오."
!insertmacro SAY IS_RUNNING \
  "${NAME} is open. Close it, then choose Retry." \
  "${NAME} is geopend. Sluit het programma en kies dan Opnieuw." \
  "${NAME} er åben. Luk programmet, og vælg derefter Prøv igen." \
  "${NAME}이(가) 열려 있습니다. 프로그램을 닫은 다음 다시 시도를 선택하십시오."
!insertmacro SAY WINDOWS_TOO_OLD \
  "${NAME} needs Windows 10 version 1903 (build ${OLDEST_BUILD}) or later. Update Windows, then start this setup again." \
  "${NAME} heeft Windows 10 versie 1903 (build ${OLDEST_BUILD}) of later nodig. Werk Windows bij en begin deze installatie opnieuw." \
  "${NAME} kræver Windows 10 version 1903 (build ${OLDEST_BUILD}) eller nyere. Opdater Windows, og start denne installation igen." \
  "${NAME}에는 Windows 10 버전 1903(빌드 ${OLDEST_BUILD}) 이상이 필요합니다. Windows를 업데이트한 후 이 설치 프로그램을 다시 실행하십시오."
