/* For tests under wine only, never shipped: the complex functions of ucrtbase.dll, which wine 8 has as aborting stubs.
   numpy asks for them when it is imported. The work is done by mingw's own mathematics; what is declared here is only
   how the Microsoft C runtime hands complex numbers over: as a struct of two parts. */
#include <complex.h>

typedef struct { double parts[2]; } wide;
typedef struct { float parts[2]; } narrow;
typedef union { wide handed; double _Complex value; } wide_number;
typedef union { narrow handed; float _Complex value; } narrow_number;

#define COMPLEX_TO_COMPLEX(name)                                                                                   \
    wide seg_c##name(wide a) { wide_number n = {a}; n.value = c##name(n.value); return n.handed; }                 \
    wide seg_c##name##l(wide a) { wide_number n = {a}; n.value = c##name(n.value); return n.handed; }              \
    narrow seg_c##name##f(narrow a) { narrow_number n = {a}; n.value = c##name##f(n.value); return n.handed; }

#define COMPLEX_TO_REAL(name)                                                                                      \
    double seg_c##name(wide a) { wide_number n = {a}; return c##name(n.value); }                                   \
    double seg_c##name##l(wide a) { wide_number n = {a}; return c##name(n.value); }                                \
    float seg_c##name##f(narrow a) { narrow_number n = {a}; return c##name##f(n.value); }

COMPLEX_TO_COMPLEX(acos) COMPLEX_TO_COMPLEX(acosh) COMPLEX_TO_COMPLEX(asin) COMPLEX_TO_COMPLEX(asinh)
COMPLEX_TO_COMPLEX(atan) COMPLEX_TO_COMPLEX(atanh) COMPLEX_TO_COMPLEX(cos) COMPLEX_TO_COMPLEX(cosh)
COMPLEX_TO_COMPLEX(exp) COMPLEX_TO_COMPLEX(log) COMPLEX_TO_COMPLEX(proj) COMPLEX_TO_COMPLEX(sin)
COMPLEX_TO_COMPLEX(sinh) COMPLEX_TO_COMPLEX(sqrt) COMPLEX_TO_COMPLEX(tan) COMPLEX_TO_COMPLEX(tanh)
COMPLEX_TO_REAL(abs) COMPLEX_TO_REAL(arg) COMPLEX_TO_REAL(imag) COMPLEX_TO_REAL(real)

wide seg_cpow(wide a, wide b) { wide_number n = {a}, m = {b}; n.value = cpow(n.value, m.value); return n.handed; }
wide seg_cpowl(wide a, wide b) { return seg_cpow(a, b); }
narrow seg_cpowf(narrow a, narrow b)
{
    narrow_number n = {a}, m = {b};
    n.value = cpowf(n.value, m.value);
    return n.handed;
}
