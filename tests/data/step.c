// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only program in the test images. `step WHAT SECONDS` makes one layer's changes from inside a build and dates all
// it touched to SECONDS, so that the layer is the same in each run as far as the engine lets it be.
// Linked statically against musl to be a few kilobytes.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

static time_t now, stampTime;

// No printf: it would double the program.
static void say(const char* word)
{
    if (write(2, word, strlen(word)) < 0)
        _exit(3);
}

static void complain(const char* kind, const char* what, const char* path)
{
    char number[] = "000";
    for (int i = 2, left = errno; i >= 0; --i, left /= 10)
        number[i] = (char)('0' + left % 10);
    say("step: "), say(kind), say(what), say(" "), say(path), say(": error "), say(number), say("\n");
}

static void must(int result, const char* what, const char* path)
{
    if (result < 0) {
        complain("", what, path);
        _exit(1);
    }
}

static void may(int result, const char* what, const char* path)
{
    if (result < 0)
        complain("left out: ", what, path);
}

static void file(const char* path, const char* text, mode_t mode)
{
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0644);
    must(fd, "create", path);
    must(write(fd, text, strlen(text)) == (ssize_t)strlen(text) ? 0 : -1, "write", path);
    must(fchmod(fd, mode), "chmod", path);
    close(fd);
}

// Writes over a file and keeps its inode, as an editor in place does.
static void rewrite(const char* path, const char* text)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    must(fd, "open", path);
    must(write(fd, text, strlen(text)) == (ssize_t)strlen(text) ? 0 : -1, "write", path);
    close(fd);
}

static void dir(const char* path, mode_t mode)
{
    must(mkdir(path, 0755), "mkdir", path);
    must(chmod(path, mode), "chmod", path);
}

static int removeOne(const char* path, const struct stat* info, int type, struct FTW* where)
{
    (void)info, (void)type, (void)where;
    must(remove(path), "remove", path);
    return 0;
}

static void removeTree(const char* path)
{
    must(nftw(path, removeOne, 16, FTW_DEPTH | FTW_PHYS), "remove", path);
}

static void date(const char* path, time_t seconds, long nanoseconds)
{
    struct timespec times[2] = {{seconds, nanoseconds}, {seconds, nanoseconds}};
    must(utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), "date", path);
}

static int stampOne(const char* path, const struct stat* info, int type, struct FTW* where)
{
    (void)type, (void)where;
    struct timespec times[2] = {{stampTime, 0}, {stampTime, 0}};
    // The engine mounts files of its own read-only, such as /etc/hosts.
    if (info->st_mtime > now - 86400 && info->st_mtime < now + 86400 && utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) < 0 && errno != EROFS)
        must(-1, "date", path);
    return 0;
}

static void stamp(const char* path)
{
    if (access(path, F_OK) == 0)
        nftw(path, stampOne, 16, FTW_DEPTH | FTW_PHYS);
}

static void socketAt(const char* folder, const char* name)
{
    must(chdir(folder), "enter", folder);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, name);
    must(bind(fd, (struct sockaddr*)&address, sizeof address), "bind", name);
    close(fd);
    must(chdir("/"), "enter", "/");
}

static void capability(const char* path)
{
    // Revision 2, effective; permitted: CAP_NET_BIND_SERVICE (10) and CAP_NET_RAW (13).
    static const unsigned char value[20] = {1, 0, 0, 2, 0, 0x24};
    must(setxattr(path, "security.capability", value, sizeof value, 0), "capability", path);
}

static void acl(const char* path)
{
    // Version 2; owner rw, user 1 rw, group r, mask rw, others r. Each: tag, permissions, id.
    static const unsigned short entries[] = {1, 6, 0xffff, 0xffff, 2, 6, 1, 0, 4, 4, 0xffff, 0xffff, 16, 6, 0xffff, 0xffff, 32, 4, 0xffff, 0xffff};
    unsigned char value[4 + sizeof entries] = {2};
    memcpy(value + 4, entries, sizeof entries);
    may(setxattr(path, "system.posix_acl_access", value, sizeof value, 0), "acl", path);
}

static void add(void)
{
    dir("/opt", 0755);
    dir("/opt/demo", 0755);
    must(chdir("/opt/demo"), "enter", "/opt/demo");
    dir("bin", 0755), dir("data", 0755), dir("links", 0755), dir("names", 0755), dir("special", 0755), dir("times", 0755);
    dir("owners", 0755), dir("opaque", 0755), dir("opaque/sub", 0755), dir("doomed", 0755), dir("doomed/deep", 0755);
    dir("swap-dir", 0755), dir("empty-dir", 0755), dir("sticky", 01777), dir("private", 0700);

    file("bin/tool.sh", "#!/bin/sh\necho tool version 1\n", 0755);
    file("bin/setuid", "setuid\n", 04755);
    file("bin/setgid", "setgid\n", 02755);
    file("bin/capable", "capable\n", 0755);
    capability("bin/capable");
    file("bin/plain", "plain\n", 0755);

    file("data/keep.txt", "keep\n", 0644);
    file("data/gone.txt", "to be deleted\n", 0644);
    file("data/changed.txt", "original\n", 0644);
    file("data/same-size.txt", "same-size-A\n", 0644);
    file("data/mode-only.txt", "mode\n", 0644);
    file("data/time-only.txt", "time\n", 0644);
    file("data/owner-only.txt", "owner\n", 0644);
    file("data/swap-file", "a file\n", 0644);
    file("data/empty", "", 0644);
    file("data/no-mode", "nobody reads this but root\n", 0);
    file("data/user-xattr", "user xattr\n", 0644);
    may(setxattr("data/user-xattr", "user.comment", "hello", 5, 0), "user xattr", "data/user-xattr");
    file("data/acl", "acl\n", 0644);
    acl("data/acl");
    int fd = open("data/sparse.bin", O_WRONLY | O_CREAT, 0644);
    must(fd, "create", "data/sparse.bin");
    must(ftruncate(fd, 1 << 20), "truncate", "data/sparse.bin");
    must(pwrite(fd, "head", 4, 0) == 4 && pwrite(fd, "middle", 6, 1 << 19) == 6 && pwrite(fd, "tail", 4, (1 << 20) - 4) == 4 ? 0 : -1, "write",
         "data/sparse.bin");
    close(fd);

    file("links/hard-1", "one file, three names\n", 0644);
    must(link("links/hard-1", "links/hard-2"), "link", "links/hard-2");
    must(link("links/hard-1", "links/hard-3"), "link", "links/hard-3");
    file("links/pair-a", "one file, two names\n", 0644);
    must(link("links/pair-a", "links/pair-b"), "link", "links/pair-b");
    must(symlink("../data/keep.txt", "links/relative"), "symlink", "links/relative");
    must(symlink("/opt/demo/data/keep.txt", "links/absolute"), "symlink", "links/absolute");
    must(symlink("nowhere", "links/dangling"), "symlink", "links/dangling");
    must(symlink("loop", "links/loop"), "symlink", "links/loop");
    must(symlink("../../../../../../etc/passwd", "links/climbing"), "symlink", "links/climbing");
    must(symlink("data", "dir-link"), "symlink", "dir-link");

    must(mknod("special/char", S_IFCHR | 0644, makedev(1, 3)), "mknod", "special/char");
    must(mknod("special/block", S_IFBLK | 0644, makedev(7, 99)), "mknod", "special/block");
    must(mkfifo("special/fifo", 0644), "mkfifo", "special/fifo");
    socketAt("/opt/demo/special", "socket");
    must(chdir("/opt/demo"), "enter", "/opt/demo");

    file("owners/big", "uid 3000000, gid 4000000\n", 0644);
    may(chown("owners/big", 3000000, 4000000), "chown", "owners/big");
    file("owners/huge", "uid 2147483653, gid 4294967290\n", 0644);
    may(chown("owners/huge", 2147483653u, 4294967290u), "chown", "owners/huge");

    char name[600], path[700];
    memset(name, 'm', 255), name[255] = 0;
    strcat(strcpy(path, "names/"), name);
    file(path, "a name of 255 bytes\n", 0644);
    memset(name, 'n', 120), name[120] = 0;
    strcat(strcpy(path, "names/"), name);
    file(path, "a name of 120 bytes\n", 0644);
    file("names/caf\xe9", "latin-1\n", 0644);
    file("names/caf\xc3\xa9", "UTF-8, composed\n", 0644);
    file("names/cafe\xcc\x81", "UTF-8, decomposed\n", 0644);
    file("names/new\nline", "newline\n", 0644);
    file("names/esc\x1b[31mred", "escape sequence\n", 0644);
    file("names/rtl\xe2\x80\xaegpj.exe", "right-to-left override\n", 0644);
    file("names/ lead and trail ", "spaces\n", 0644);
    file("names/back\\slash", "backslash\n", 0644);
    file("names/quote'\"<b>&amp;", "quotes and markup\n", 0644);
    file("names/.hidden", "hidden\n", 0644);
    strcpy(path, "deep");
    dir(path, 0755);
    for (int i = 1; i <= 6; ++i) {
        strcpy(name, "/level-0-of-a-path-longer-than-a-tar-header-has-room-for");
        name[7] = (char)('0' + i);
        strcat(path, name);
        dir(path, 0755);
    }
    strcat(path, "/file");
    file(path, "deep\n", 0644);
    must(symlink(path, "links/long-target"), "symlink", "links/long-target");
    must(link(path, "links/hard-to-deep"), "link", "links/hard-to-deep");

    file("opaque/old-1", "a\n", 0644), file("opaque/sub/old-2", "b\n", 0644);
    file("doomed/file", "c\n", 0644), file("doomed/deep/file", "d\n", 0644);
    file("swap-dir/inside", "e\n", 0644);

    file("times/before-1970", "1969-12-31 23:00\n", 0644);
    file("times/after-2106", "2150-01-01\n", 0644);
    file("times/nanoseconds", "2001-02-03 04:05:06.123456789\n", 0644);
    date("times/before-1970", -3600, 0);
    date("times/after-2106", 5680281600, 0);
    date("times/nanoseconds", 981173106, 123456789);
}

static void change(void)
{
    must(chdir("/opt/demo"), "enter", "/opt/demo");
    rewrite("data/changed.txt", "changed and longer\n");
    rewrite("data/same-size.txt", "same-size-B\n");
    must(chmod("data/mode-only.txt", 0600), "chmod", "data/mode-only.txt");
    date("data/time-only.txt", 1580608922, 0);
    must(chown("data/owner-only.txt", 1, 1), "chown", "data/owner-only.txt");
    rewrite("links/hard-1", "only this name changed\n");
    removeTree("swap-dir");
    file("swap-dir", "was a folder\n", 0644);
    must(unlink("data/swap-file"), "unlink", "data/swap-file");
    dir("data/swap-file", 0755);
    file("data/swap-file/inside", "was a file\n", 0644);
    must(unlink("links/relative"), "unlink", "links/relative");
    must(symlink("../data/changed.txt", "links/relative"), "symlink", "links/relative");
    must(rename("bin/setgid", "bin/renamed"), "rename", "bin/setgid");
    rewrite("/etc/motd", "changed in the image\n");
    file("/usr/share/doc/image", "about the image\n", 0644);
    must(chmod("/etc/shadow", 0644), "chmod", "/etc/shadow");
}

static void delete(void)
{
    must(chdir("/opt/demo"), "enter", "/opt/demo");
    must(unlink("data/gone.txt"), "unlink", "data/gone.txt");
    must(unlink("links/hard-2"), "unlink", "links/hard-2");
    removeTree("doomed");
    removeTree("opaque");
    dir("opaque", 0755);
    file("opaque/new", "new\n", 0644);
    must(unlink("/etc/vendor-only"), "unlink", "/etc/vendor-only");
    removeTree("/var/www");
    dir("/var/www", 0755);
    file("/var/www/new.html", "<p>replaced\n", 0644);
}

static void tiny(void)
{
    must(unlink("/etc/b"), "unlink", "/etc/b");
    removeTree("/opaque");
    dir("/opaque", 0755);
    file("/opaque/y", "y", 0644);
    must(symlink("etc/a", "/link"), "symlink", "/link");
}

static void container(void)
{
    must(chdir("/opt/demo"), "enter", "/opt/demo");
    file("/opt/added-in-container", "added\n", 0644);
    rewrite("data/changed.txt", "changed in the container\n");
    must(unlink("data/keep.txt"), "unlink", "data/keep.txt");
    removeTree("opaque");
    dir("opaque", 0755);
    file("opaque/container", "container\n", 0644);
    must(chmod("data/mode-only.txt", 0755), "chmod", "data/mode-only.txt");
}

int main(int count, char** words)
{
    static const struct {
        const char* name;
        void (*run)(void);
    } steps[] = {{"add", add}, {"change", change}, {"delete", delete}, {"tiny", tiny}, {"container", container}};
    if (count == 2 && strcmp(words[1], "nothing") == 0)
        return 0;
    if (count != 3)
        return 2;
    umask(0);
    now = time(NULL);
    stampTime = atoll(words[2]);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; ++i) {
        if (strcmp(words[1], steps[i].name) != 0)
            continue;
        steps[i].run();
        must(chdir("/"), "enter", "/");
        static const char* const touched[] = {"/etc", "/opaque", "/opt", "/usr/share/doc", "/var", "/link"};
        for (size_t t = 0; t < sizeof touched / sizeof *touched; ++t)
            stamp(touched[t]);
        return 0;
    }
    return 2;
}
