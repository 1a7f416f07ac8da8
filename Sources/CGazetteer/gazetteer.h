// Made with gazetteer.bin; changes with it.
#define IDM_GAZETTEER_CHECKSUM "ef159896c1fb85f"
