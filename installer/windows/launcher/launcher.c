/* Start of the installed program: loads the Python that lies beside it and hands over to desktop_seg_start.

   Built twice by mingw-w64: as DesktopSeg.exe for the window (no console) and as desktop-seg.exe for the command line.
   Python sees nothing of the computer's own Python: python313._pth beside the DLL says where to look. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>
#include "strings.h"

enum { LONGEST_PATH = 32768, START_FAILED = 3 };

typedef int (*python_main)(int, wchar_t **);

static int give_up(UINT reason)
{
    wchar_t text[512] = L"", what_to_do[512] = L"", both[1100];

    LoadStringW(NULL, reason, text, 512);
    LoadStringW(NULL, TEXT_INSTALL_AGAIN, what_to_do, 512);
    _snwprintf(both, 1099, L"%ls\n\n%ls\n(%lu)", text, what_to_do, GetLastError());
    both[1099] = 0;
#ifdef WITH_CONSOLE
    fwprintf(stderr, L"%ls\n", both);
#else
    MessageBoxW(NULL, both, L"Desktop Seg", MB_OK | MB_ICONERROR);
#endif
    return START_FAILED;
}

static int start(void)
{
    static wchar_t path[LONGEST_PATH];
    /* UTF-8 in pipes, no byte code written into the program folder, then our module. */
    static wchar_t *options[] = {L"-X", L"utf8", L"-B", L"-m", L"desktop_seg_start"};
    const int n = sizeof options / sizeof *options;
    int count, i;
    wchar_t **given, **words, *name;
    HMODULE python;
    python_main run;
    DWORD length;

    SetDllDirectoryW(L""); /* a DLL in the folder with the spreadsheets is never taken for one of ours */
    SetErrorMode(SEM_FAILCRITICALERRORS);

    length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    name = wcsrchr(path, L'\\');
    if (!length || !name || name - path + 16 >= LONGEST_PATH)
        return give_up(TEXT_NO_FOLDER);
    wcscpy(name + 1, PYTHON_DLL);

    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python)
        return give_up(TEXT_PART_MISSING);
    run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (!run)
        return give_up(TEXT_PART_DAMAGED);

    given = CommandLineToArgvW(GetCommandLineW(), &count);
    words = given ? LocalAlloc(LPTR, (count + n + 1) * sizeof *words) : NULL;
    if (!words)
        return give_up(TEXT_NO_FOLDER);
    words[0] = given[0];
    for (i = 0; i < n; i++)
        words[i + 1] = options[i];
    for (i = 1; i < count; i++)
        words[i + n] = given[i];
    return run(count + n, words);
}

#ifdef WITH_CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start();
}
#endif
