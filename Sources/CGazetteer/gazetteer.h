// Made with gazetteer.bin; changes with it.
#define IDM_GAZETTEER_CHECKSUM "495e8af36a1cb3a1"
