/* Gives the image a load configuration and a TLS directory with one callback. */
typedef unsigned long long u64;
typedef unsigned int u32;

u64 __security_cookie = 0x2B992DDFA232;
static void check(void) {}
static void *s_check = (void *)check;
static void *s_dispatch = (void *)check;

const struct {
    u32 size, words[21];
    u64 cookie, handlers, handlerCount, guardCheck, guardDispatch, guardTable, guardCount;
    u32 guardFlags;
} _load_config_used = {0x94, {0}, (u64)&__security_cookie, 0, 0, (u64)&s_check, (u64)&s_dispatch, 0, 0, 0};

static u32 s_index;
static void *s_callbacks[2] = {(void *)check, 0};
const struct {
    u64 start, end, index, callbacks;
    u32 zero, characteristics;
} _tls_used = {0, 0, (u64)&s_index, (u64)s_callbacks, 0, 0};
