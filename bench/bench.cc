// SPDX-License-Identifier: MIT
//
// Hands the sets of lines and the peers of shim.h to Google Benchmark. One iteration reads a whole set, so
// that what is timed is thousands of lines in one go.
//
//     bench [--each-line=FILE] FILE ... [Google Benchmark's own options]
//
// Each FILE is a set of lines; --each-line writes the nanoseconds of every single line of the first set.
#include "shim.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

namespace
{

void measure(benchmark::State &state, const bench_peer *peer, const bench_lines *lines)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(peer->run(lines));
    const auto read = static_cast<double>(state.iterations()) * lines->count;
    using benchmark::Counter;
    state.counters["ns_per_line"] =
        Counter(read * 1e-9, static_cast<Counter::Flags>(Counter::kIsRate | Counter::kInvert));
    state.counters["lines_per_second"] = Counter(read, Counter::kIsRate);
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                            static_cast<int64_t>(lines->total));
}

// What each peer makes of each line is looked at once, before any timing.
void check_and_register(const bench_peer *peer, const bench_lines *lines)
{
    if (peer->answer != nullptr) {
        const uint32_t agreed = bench_agreement(peer, lines);
        std::fprintf(stderr, "agreement %s %s %u %u\n", lines->name, peer->name, agreed, lines->count);
    }
    const std::string name = std::string(lines->name) + "/" + peer->name;
    benchmark::RegisterBenchmark(name.c_str(), measure, peer, lines);
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

std::vector<const bench_peer *> usable_peers()
{
    std::vector<const bench_peer *> peers;
    for (const bench_peer *const *peer = bench_peers; *peer != nullptr; peer++)
        if ((*peer)->open == nullptr || (*peer)->open()) {
            std::fprintf(stderr, "peer %s %s\n", (*peer)->name, (*peer)->does);
            peers.push_back(*peer);
        } else
            std::fprintf(stderr, "absent %s this machine cannot run it\n", (*peer)->name);
    return peers;
}

} // namespace

int main(int argc, char **argv)
{
    const char *each_line = nullptr;
    std::deque<bench_lines> sets;

    benchmark::Initialize(&argc, argv);
    const auto peers = usable_peers();
    for (int i = 1; i < argc; i++) {
        if (std::strncmp(argv[i], "--each-line=", 12) == 0) {
            each_line = argv[i] + 12;
            continue;
        }
        sets.emplace_back();
        if (!bench_load(argv[i], &sets.back()))
            return 1;
    }
    if (each_line != nullptr && !sets.empty()) {
        for (const bench_peer *peer : peers)
            if (peer->answer != nullptr)
                write_each_line(each_line, peer, &sets.front());
        return 0;
    }
    for (uint32_t length = 64; length <= 65536; length *= 2) {
        sets.emplace_back();
        bench_make_lines(length, &sets.back());
    }
    for (const bench_lines &lines : sets)
        for (const bench_peer *peer : peers)
            check_and_register(peer, &lines);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
