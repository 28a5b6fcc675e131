/* For tests under wine only, never shipped: wine 8 ends a program that asks for a colour profile. Qt is content to
   hear that there is none. */
#include <windows.h>

HANDLE WINAPI WcsCreateIccProfile(void *profile, DWORD options)
{
    (void)profile, (void)options;
    return NULL;
}
