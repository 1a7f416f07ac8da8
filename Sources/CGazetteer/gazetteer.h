// Made with gazetteer.bin; changes with it.
#define IDM_GAZETTEER_CHECKSUM "6f917fae24880548"
