#ifndef CLIBEDIT_SHIM_H
#define CLIBEDIT_SHIM_H

// libedit sets everything through C variadics, which Swift cannot call. Characters cross as
// uint32_t: wchar_t would reach Swift as Unicode.Scalar, which must never hold an invalid value.

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

/// What libedit calls back: `next` gives the next character or -1 to give up the line, `command`
/// runs one of the editor's own commands and gives one of libedit's CC_ values.
typedef struct {
  void *context;
  int64_t (*next)(void *context);
  uint8_t (*command)(void *context, int command);
} clibedit_hooks;

enum {
  CLIBEDIT_COMPLETE = 0,
  CLIBEDIT_LAST_ARGUMENT = 1,
};

static inline clibedit_hooks *clibedit_hooks_of(EditLine *editor) {
  void *hooks = NULL;
  el_wget(editor, EL_CLIENTDATA, &hooks);
  return (clibedit_hooks *)hooks;
}

static int clibedit_next(EditLine *editor, wchar_t *character) {
  clibedit_hooks *hooks = clibedit_hooks_of(editor);
  int64_t next = hooks->next(hooks->context);
  if (next < 0) {
    *character = 0;
    errno = EINTR;
    return -1;
  }
  *character = (wchar_t)next;
  return 1;
}

static unsigned char clibedit_complete(EditLine *editor, int key) {
  clibedit_hooks *hooks = clibedit_hooks_of(editor);
  (void)key;
  return hooks->command(hooks->context, CLIBEDIT_COMPLETE);
}

static unsigned char clibedit_last_argument(EditLine *editor, int key) {
  clibedit_hooks *hooks = clibedit_hooks_of(editor);
  (void)key;
  return hooks->command(hooks->context, CLIBEDIT_LAST_ARGUMENT);
}

static wchar_t *clibedit_no_prompt(EditLine *editor) {
  static wchar_t none[1] = {0};
  (void)editor;
  return none;
}

/// Starts libedit on a terminal; what it draws goes to `sink`, since the caller draws.
static inline EditLine *clibedit_start(
    const char *program, FILE *sink, int terminal, clibedit_hooks *hooks) {
  EditLine *editor = el_init_fd(program, sink, sink, sink, terminal, terminal, terminal);
  if (editor == NULL) return NULL;
  el_wset(editor, EL_CLIENTDATA, (void *)hooks);
  el_wset(editor, EL_SIGNAL, 0);
  el_wset(editor, EL_PROMPT, clibedit_no_prompt);
  el_wset(editor, EL_GETCFN, clibedit_next);
  el_wset(
      editor, EL_ADDFN, L"complete", L"Complete the word before the cursor", clibedit_complete);
  el_wset(
      editor, EL_ADDFN, L"insert-last-argument", L"Insert the last word of an earlier line",
      clibedit_last_argument);
  return editor;
}

/// Sets the terminal type; libedit keeps the pointer.
static inline int clibedit_set_terminal(EditLine *editor, const char *type) {
  return el_wset(editor, EL_TERMINAL, type);
}

static inline int clibedit_set_emacs(EditLine *editor) {
  return el_wset(editor, EL_EDITOR, L"emacs");
}

/// Frees Ctrl-S and Ctrl-Q from flow control while a line is edited.
static inline int clibedit_free_flow_control(EditLine *editor) {
  return el_wset(editor, EL_SETTY, L"-d", L"-ixon", NULL);
}

/// Makes libedit's picture of the screen fit the line again.
static inline void clibedit_redraw(EditLine *editor) { el_wset(editor, EL_REFRESH); }

static inline int clibedit_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && wcscmp(name, L"vi") == 0;
}

static inline int clibedit_edits(EditLine *editor) {
  int edits = 0;
  return el_wget(editor, EL_EDITMODE, &edits) == 0 && edits != 0;
}

/// Binds a key, in vi's command mode where `alternate` is set.
static inline int clibedit_bind(
    EditLine *editor, const uint32_t *key, const uint32_t *function, int alternate) {
  return alternate
      ? el_wset(
            editor, EL_BIND, L"-a", (const wchar_t *)key, (const wchar_t *)function, NULL)
      : el_wset(editor, EL_BIND, (const wchar_t *)key, (const wchar_t *)function, NULL);
}

/// Runs one line of an editrc file.
static inline int clibedit_parse(EditLine *editor, const uint32_t *line) {
  TokenizerW *tokenizer = tok_winit(NULL);
  const wchar_t **arguments = NULL;
  int count = 0, result = -1;
  if (tokenizer == NULL) return -1;
  if (tok_wstr(tokenizer, (const wchar_t *)line, &count, &arguments) == 0 && count > 0) {
    result = el_wparse(editor, count, arguments);
  }
  tok_wend(tokenizer);
  return result;
}

/// A capability of the terminal by its two-letter termcap name, NULL where it has none.
static inline const char *clibedit_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  return el_wget(editor, EL_GETTC, name, (void *)&value) == 0 ? value : NULL;
}

/// Reads a line; NULL with a count of 0 at the end of the input, with -1 where it was given up.
static inline const uint32_t *clibedit_read(EditLine *editor, int *count) {
  return (const uint32_t *)el_wgets(editor, count);
}

/// The line being edited; gives its length, and the cursor through a pointer.
static inline const uint32_t *clibedit_line(EditLine *editor, long *length, long *cursor) {
  const LineInfoW *line = el_wline(editor);
  *length = (long)(line->lastchar - line->buffer);
  *cursor = (long)(line->cursor - line->buffer);
  return (const uint32_t *)line->buffer;
}

static inline int clibedit_insert(EditLine *editor, const uint32_t *text) {
  return el_winsertstr(editor, (const wchar_t *)text);
}

static inline HistoryW *clibedit_history_start(EditLine *editor, int limit) {
  HistoryW *history = history_winit();
  HistEventW event;
  if (history == NULL) return NULL;
  history_w(history, &event, H_SETSIZE, limit);
  el_wset(editor, EL_HIST, history_w, (void *)history);
  return history;
}

static inline int clibedit_history_add(HistoryW *history, const uint32_t *line) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, (const wchar_t *)line);
}

static inline int clibedit_history_clear(HistoryW *history) {
  HistEventW event;
  return history_w(history, &event, H_CLEAR);
}

// The locale of the editor's thread.

static inline int clibedit_is_utf8(locale_t locale) {
  const char *name = nl_langinfo_l(CODESET, locale);
  return name != NULL && (strcmp(name, "UTF-8") == 0 || strcmp(name, "utf8") == 0);
}

/// Gives this thread the user's character set, or a UTF-8 one where the caller knows better.
static inline locale_t clibedit_use_locale(int utf8) {
  static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
  locale_t locale = (locale_t)0;
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    locale = newlocale(LC_CTYPE_MASK, names[index], (locale_t)0);
    if (locale != (locale_t)0 && (!utf8 || clibedit_is_utf8(locale))) break;
    if (locale != (locale_t)0) freelocale(locale);
    locale = (locale_t)0;
    if (!utf8) break;
  }
  if (locale != (locale_t)0) uselocale(locale);
  return locale;
}

static inline void clibedit_leave_locale(locale_t locale) {
  uselocale(LC_GLOBAL_LOCALE);
  if (locale != (locale_t)0) freelocale(locale);
}

/// The columns of a character in this thread's locale; -1 where it cannot be printed.
static inline int clibedit_width(uint32_t character) { return wcwidth((wchar_t)character); }

/// The bytes of a character in this thread's character set; 0 where it has none.
static inline size_t clibedit_encode(uint32_t character, char *bytes) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t count = wcrtomb(bytes, (wchar_t)character, &state);
  return count == (size_t)-1 ? 0 : count;
}

/// Decodes one character: its byte count, 0 where bytes are missing, -1 where they are invalid.
static inline int clibedit_decode(const char *bytes, size_t count, uint32_t *character) {
  mbstate_t state;
  wchar_t decoded = 0;
  memset(&state, 0, sizeof state);
  size_t used = mbrtowc(&decoded, bytes, count, &state);
  if (used == (size_t)-1) return -1;
  if (used == (size_t)-2) return 0;
  *character = (uint32_t)decoded;
  return used == 0 ? 1 : (int)used;
}

static inline size_t clibedit_longest_character(void) { return MB_CUR_MAX; }

/// The key that the terminal turns into SIGINT, or -1 where it does so with none.
static inline int clibedit_interrupt_key(struct termios *settings) {
  cc_t key = settings->c_cc[VINTR];
  return settings->c_lflag & ISIG && key != _POSIX_VDISABLE ? key : -1;
}

/// Has a read return at once with whatever there is, where the terminal edits no lines itself.
static inline void clibedit_never_wait(struct termios *settings) {
  if (settings->c_lflag & ICANON) return;
  settings->c_cc[VMIN] = 0;
  settings->c_cc[VTIME] = 0;
}

/// Whether two terminals have the same settings.
static inline int clibedit_same_settings(const struct termios *one, const struct termios *other) {
  return one->c_iflag == other->c_iflag && one->c_oflag == other->c_oflag
      && one->c_cflag == other->c_cflag && one->c_lflag == other->c_lflag
      && memcmp(one->c_cc, other->c_cc, sizeof one->c_cc) == 0;
}

// The editor's thread. pthread_create differs between systems in what Swift sees of it.

typedef struct {
  void (*body)(void *);
  void *argument;
} clibedit_thread;

static void *clibedit_perform(void *start) {
  clibedit_thread thread = *(clibedit_thread *)start;
  free(start);
  thread.body(thread.argument);
  return NULL;
}

/// Runs `body` on a thread of its own; an error number, or 0.
static inline int clibedit_start_thread(void (*body)(void *), void *argument) {
  clibedit_thread *start = (clibedit_thread *)malloc(sizeof *start);
  pthread_attr_t attributes;
  pthread_t thread;
  if (start == NULL) return ENOMEM;
  start->body = body;
  start->argument = argument;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // Musl's default is too small for libedit's buffers on the stack.
  pthread_attr_setstacksize(&attributes, 1 << 20);
  int error = pthread_create(&thread, &attributes, clibedit_perform, start);
  pthread_attr_destroy(&attributes);
  if (error != 0) free(start);
  return error;
}

// The last resort when the process crashes. Static state: only one Swift file may use it.

// Each has a value: Swift emits no tentative definition.
static struct termios clibedit_crash_state = {0};
static volatile sig_atomic_t clibedit_crash_descriptor = -1;
static struct sigaction clibedit_crash_former[NSIG] = {{{0}}};

static void clibedit_crashed(int number) {
  int descriptor = clibedit_crash_descriptor;
  if (descriptor >= 0) tcsetattr(descriptor, TCSANOW, &clibedit_crash_state);
  sigaction(number, &clibedit_crash_former[number], NULL);
  raise(number);
}

/// Takes the state that a crash sets back while a line is read, and the handlers the first time.
static inline void clibedit_arm_crash(int descriptor, const struct termios *state) {
  static int installed = 0;
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  clibedit_crash_descriptor = -1;
  clibedit_crash_state = *state;
  clibedit_crash_descriptor = descriptor;
  if (installed) return;
  installed = 1;
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = clibedit_crashed;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGTTOU);
    sigaction(numbers[index], &action, &clibedit_crash_former[numbers[index]]);
  }
}

static inline void clibedit_disarm_crash(void) { clibedit_crash_descriptor = -1; }

// Signals as bytes of a pipe. Static state: only one Swift file may use it.

static volatile sig_atomic_t clibedit_signal_pipe = -1;
static int clibedit_interrupts = 0;

static void clibedit_signalled(int number) {
  int saved = errno;
  if (number == SIGINT) __atomic_add_fetch(&clibedit_interrupts, 1, __ATOMIC_SEQ_CST);
  unsigned char byte = (unsigned char)number;
  int descriptor = clibedit_signal_pipe;
  if (descriptor >= 0) (void)!write(descriptor, &byte, 1);
  errno = saved;
}

static inline void clibedit_set_signal_pipe(int descriptor) { clibedit_signal_pipe = descriptor; }

/// How many times SIGINT has come since it is caught.
static inline int clibedit_interrupt_count(void) {
  return __atomic_load_n(&clibedit_interrupts, __ATOMIC_SEQ_CST);
}

static inline void clibedit_release_signal_pipe(int descriptor) {
  if (clibedit_signal_pipe == descriptor) clibedit_signal_pipe = -1;
}

/// Catches a signal; 0 where it is caught, 1 where it is ignored and stays so, -1 on an error.
///
/// With `always` one that is ignored is caught as well.
static inline int clibedit_catch(int number, int always, struct sigaction *former) {
  struct sigaction action;
  if (sigaction(number, NULL, former) != 0) return -1;
  if (former->sa_handler == SIG_IGN && !always) return 1;
  memset(&action, 0, sizeof action);
  action.sa_handler = clibedit_signalled;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

#endif
