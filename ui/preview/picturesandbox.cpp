// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/picturesandbox.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace assay {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memoryCanBeBounded = false; // their shadow of the address space is larger than any bound
#else
constexpr bool memoryCanBeBounded = true;
#endif

constexpr rlim_t mostMemory = rlim_t{3} << 29; // address space, with what is loaded: 1.5 GiB
constexpr rlim_t mostSeconds = 10;             // of the processor

bool limit(int what, rlim_t most)
{
    const rlimit both{most, most};
    return setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

// What a decoder does: memory, the two pipes, locks and threads of its own, the clock.
constexpr long allowedCalls[] = {
    SYS_read, SYS_write, SYS_close, SYS_fstat, SYS_lseek, SYS_exit, SYS_exit_group, SYS_munmap, SYS_mremap, SYS_brk, SYS_madvise, SYS_futex,
    SYS_clock_gettime, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_getrandom, SYS_rt_sigreturn, SYS_rt_sigprocmask,
    SYS_rt_sigaction, SYS_sigaltstack, SYS_sched_yield, SYS_sched_getaffinity, SYS_set_robust_list, SYS_getpid, SYS_gettid, SYS_restart_syscall,
    SYS_tgkill, // of abort()
#ifdef SYS_rseq
    SYS_rseq,
#endif
};

class Program {
public:
    Program()
    {
        load(offsetof(seccomp_data, arch));
        unlessEqual(machine, SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
        for (const long call : allowedCalls)
            ifEqual(static_cast<std::uint32_t>(call), SECCOMP_RET_ALLOW);
        // Pages are never of code; threads, but no processes.
        checkArgument(SYS_mmap, 2, PROT_EXEC, false);
        checkArgument(SYS_mprotect, 2, PROT_EXEC, false);
        checkArgument(SYS_clone, 0, CLONE_THREAD, true);
        ifEqual(SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS); // whose arguments cannot be seen: the C library then takes clone
        give(SECCOMP_RET_ERRNO | EPERM);
    }

    bool install()
    {
        sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
    }

private:
    void add(unsigned code, std::uint32_t value, unsigned onTrue = 0, unsigned onFalse = 0)
    {
        m_code.push_back({static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(onTrue), static_cast<std::uint8_t>(onFalse), value});
    }
    void load(std::size_t at) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(at)); }
    void give(std::uint32_t verdict) { add(BPF_RET | BPF_K, verdict); }
    void ifEqual(std::uint32_t value, std::uint32_t verdict)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
        give(verdict);
    }
    void unlessEqual(std::uint32_t value, std::uint32_t verdict)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
        give(verdict);
    }
    // Of a call: allowed where the lower half of an argument has any of these bits, or has none of them.
    void checkArgument(long call, std::size_t argument, std::uint32_t bits, bool wanted)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4);
        load(offsetof(seccomp_data, args) + 8 * argument); // both machines have the lower half first
        add(BPF_JMP | BPF_JSET | BPF_K, bits, wanted ? 0U : 1U, wanted ? 1U : 0U);
        give(SECCOMP_RET_ALLOW);
        give(SECCOMP_RET_ERRNO | EPERM);
    }

    std::vector<sock_filter> m_code;
};

} // namespace

bool enterPictureSandbox()
{
    if (machine == 0)
        return false;
    // The limit on open files is last: what is open stays open, and nothing more can be.
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0)
        && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CPU, mostSeconds) && (!memoryCanBeBounded || limit(RLIMIT_AS, mostMemory))
        && limit(RLIMIT_NOFILE, 0) && Program().install();
}

} // namespace assay
