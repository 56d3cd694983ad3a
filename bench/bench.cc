// SPDX-License-Identifier: MIT
//
// Hands the sets of lines and the peers of shim.h to Google Benchmark. One iteration reads a whole set, so
// that what is timed is thousands of lines in one go.
//
//     bench [--each-line=FILE | --cold=FILE | --own] [--replies=FILE] [--peer=MODULE ...] FILE ... [Google Benchmark's own options]
//
// Each FILE is a set of lines; --each-line writes the nanoseconds of every single line of the first set, --cold those
// of a line of each set where the processor has forgotten all that it knew. --own is of lines that are not ours: nothing
// is added to them. --replies has a server's lines: what is done besides reading commands is measured, too.
// --peer has a shared object that defines `bench_peer`, a peer of shim.h.
#include "shim.h"

#include <benchmark/benchmark.h>
#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <thread>
#include <vector>

namespace
{

using bench_run = uint64_t (*)(const bench_lines *);

void count_lines(benchmark::State &state, uint32_t lines)
{
    const auto read = static_cast<double>(state.iterations()) * lines;
    using benchmark::Counter;
    state.counters["ns_per_line"] =
        Counter(read * 1e-9, static_cast<Counter::Flags>(Counter::kIsRate | Counter::kInvert));
    state.counters["lines_per_second"] = Counter(read, Counter::kIsRate);
}

void measure(benchmark::State &state, bench_run run, const bench_lines *lines)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(run(lines));
    count_lines(state, lines->count);
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                            static_cast<int64_t>(lines->total));
}

void measure_work(benchmark::State &state, const bench_peer *peer, const bench_work *work)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(peer->do_work(work));
    count_lines(state, work->count);
}

benchmark::internal::Benchmark *add(const std::string &name, bench_run run, const bench_lines *lines)
{
    return benchmark::RegisterBenchmark(name.c_str(), measure, run, lines);
}

bool is_ours(const bench_peer *peer)
{
    return peer->frame != nullptr;
}

// What each peer makes of each line is looked at once, before any timing. What it means to tolerate something, only
// we know.
void check_and_register(const bench_peer *peer, const bench_lines *lines)
{
    if (lines->tolerant && !is_ours(peer))
        return;
    if (peer->answer != nullptr) {
        const uint32_t agreed = bench_agreement(peer, lines);
        std::fprintf(stderr, "agreement %s %s %u %u\n", lines->name, peer->name, agreed, lines->count);
    }
    const std::string name = std::string(lines->name) + "/" + peer->name;
    add(name, peer->run, lines);
    if (is_ours(peer) && !lines->lifted && !lines->tolerant) {
        add(name + "/framing", peer->frame, lines);
        add(name + "/receiving", peer->receive, lines);
        add(name + "/lines", peer->frame_lines, lines);
        add(name + "/receiving-lines", peer->receive_lines, lines);
    }
}

// The same lines by so many threads at once, each by itself.
void register_threads(const bench_peer *peer, const bench_lines *lines)
{
    const unsigned cores = std::thread::hardware_concurrency();
    const std::string name = std::string(lines->name) + "/" + peer->name + "/threads";
    for (unsigned threads = 1; threads <= cores; threads *= 2)
        add(name, peer->run, lines)->Threads(static_cast<int>(threads))->UseRealTime();
}

// What is done besides reading commands, which must come to something. Names that the report tells from those of sets.
bool register_works(const bench_peer *peer, const bench_lines *malformed, const bench_lines *replies,
                    std::deque<bench_work> *works)
{
    bench_work work;
    for (uint32_t i = 0; peer->prepare != nullptr && peer->prepare(i, malformed, replies, &work); i++) {
        works->push_back(work);
        if (peer->do_work(&work) == 0) {
            std::fprintf(stderr, "bench: %s, %s: nothing came of it\n", work.name, peer->name);
            return false;
        }
        benchmark::RegisterBenchmark((std::string(work.name) + "/" + peer->name + "/work").c_str(),
                                     measure_work, peer, &works->back());
    }
    return true;
}

void write_each_line(const char *path, const bench_peer *peer, const bench_lines *lines)
{
    std::vector<double> nanoseconds(lines->count);
    if (!bench_each_line(peer, lines, nanoseconds.data()))
        return;
    std::FILE *file = std::fopen(path, "ae");
    if (file == nullptr)
        return;
    for (uint32_t i = 0; i < lines->count; i++)
        std::fprintf(file, "%s %u %.1f\n", peer->name, bench_length(lines, i), nanoseconds[i]);
    std::fclose(file);
}

// So many commands has a connection that sends one message to two recipients.
constexpr uint32_t connection = 7;

void write_cold(const char *path, const bench_peer *peer, const bench_lines *lines)
{
    std::FILE *file = std::fopen(path, "ae");
    if (file == nullptr)
        return;
    std::fprintf(file, "%s %s %.1f\n", lines->name, peer->name, bench_cold(peer, lines, connection));
    std::fclose(file);
}

void use_peer(const bench_peer *peer, std::vector<const bench_peer *> *peers)
{
    if (peer->open != nullptr && !peer->open()) {
        std::fprintf(stderr, "absent %s this machine cannot run it\n", peer->name);
        return;
    }
    std::fprintf(stderr, "peer %s %s\n", peer->name, peer->does);
    peers->push_back(peer);
}

// It stays loaded. What it wants is looked for now, so that none of its calls waits for that.
void load_peer(const char *path, std::vector<const bench_peer *> *peers)
{
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const void *peer = module == nullptr ? nullptr : dlsym(module, "bench_peer");
    if (peer != nullptr)
        use_peer(static_cast<const bench_peer *>(peer), peers);
    else
        std::fprintf(stderr, "absent %s %s\n", path, dlerror());
}

bool load(const char *path, std::deque<bench_lines> *sets)
{
    sets->emplace_back();
    return bench_load(path, &sets->back());
}

// Beside what was given: the same with all tolerances, and lines that grow.
void add_sets(std::deque<bench_lines> *sets)
{
    for (size_t i = sets->size(); i-- > 0;) {
        const std::string name = (*sets)[i].name;
        if (name != "mixed" && name != "malformed-middle")
            continue;
        sets->push_back((*sets)[i]);
        sets->back().tolerant = true;
        std::snprintf(sets->back().name, sizeof sets->back().name, "%s-tolerant", name.c_str());
    }
    for (uint32_t length = 64; length <= 65536; length *= 2) {
        sets->emplace_back();
        bench_make_lines(length, &sets->back());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const char *each_line = nullptr, *cold = nullptr;
    bool own = false;
    std::deque<bench_lines> sets, replies;
    std::deque<bench_work> works;

    benchmark::Initialize(&argc, argv);
    std::vector<const bench_peer *> peers;
    for (const bench_peer *const *peer = bench_peers; *peer != nullptr; peer++)
        use_peer(*peer, &peers);
    for (int i = 1; i < argc; i++) {
        if (std::strncmp(argv[i], "--each-line=", 12) == 0)
            each_line = argv[i] + 12;
        else if (std::strncmp(argv[i], "--cold=", 7) == 0)
            cold = argv[i] + 7;
        else if (std::strcmp(argv[i], "--own") == 0)
            own = true;
        else if (std::strncmp(argv[i], "--peer=", 7) == 0)
            load_peer(argv[i] + 7, &peers);
        else if (std::strncmp(argv[i], "--replies=", 10) == 0) {
            if (!load(argv[i] + 10, &replies))
                return 1;
        } else if (!load(argv[i], &sets))
            return 1;
    }
    if (each_line != nullptr || cold != nullptr) {
        for (const bench_peer *peer : peers)
            if (peer->answer != nullptr && each_line != nullptr && !sets.empty())
                write_each_line(each_line, peer, &sets.front());
            else if (peer->answer != nullptr)
                for (const bench_lines &lines : sets)
                    write_cold(cold, peer, &lines);
        return 0;
    }
    const char *counted_by;
    const double cycles = bench_cycles_a_nanosecond(&counted_by);
    if (cycles > 0)
        std::fprintf(stderr, "clock %.4f %s\n", cycles, counted_by);
    std::fprintf(stderr, "compiled -O2 and -O3 %s\n", MARCH);
    if (!own)
        add_sets(&sets);
    for (const bench_lines &lines : sets)
        for (const bench_peer *peer : peers) {
            check_and_register(peer, &lines);
            if (is_ours(peer) && std::strcmp(lines.name, "mixed") == 0)
                register_threads(peer, &lines);
        }
    for (const bench_lines &lines : sets)
        if (!replies.empty() && std::strcmp(lines.name, "malformed-middle") == 0)
            for (const bench_peer *peer : peers)
                if (!register_works(peer, &lines, &replies.front(), &works))
                    return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
