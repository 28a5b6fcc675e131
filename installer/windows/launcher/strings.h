/* Numbers of the texts in launcher.rc.in, which Windows chooses by its own language. */
#define TEXT_NO_FOLDER 100
#define TEXT_PART_MISSING 101
#define TEXT_PART_DAMAGED 102
#define TEXT_INSTALL_AGAIN 103
