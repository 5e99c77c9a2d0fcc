// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// The loopback server that all compared programs ask. Prints its address, then for each request
// its path and the time on the monotonic clock in nanoseconds; ends with its standard input.
//     /short    one word
//     /chunks   20,000 chunks with 169,000 bytes of text, each written by itself
//     /large    10 MB of answer and 10 MB of reasoning, within 110 MB in all

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t textOfLargePiece = 50;

//! What is written at once.
using Writes = std::vector<std::string>;

std::string httpChunk(const std::string &body)
{
    std::array<char, 32> size = {};
    std::snprintf(size.data(), size.size(), "%zx\r\n", body.size());
    return size.data() + body + "\r\n";
}

//! A frame as LiteLLM writes it.
std::string frame(const std::string &choice, const std::string &more = {})
{
    return httpChunk(R"(data: {"id":"chatcmpl-B1f0","created":1784800000,"model":"a",)"
                     R"("object":"chat.completion.chunk","choices":[)"
                     + choice + "]" + more + "}\n\n");
}

std::string delta(const char *member, const std::string &text)
{
    return frame(std::string(R"({"index":0,"delta":{")") + member + R"(":")" + text + R"("}})");
}

std::string head()
{
    return "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n"
           "cache-control: no-cache\r\nx-litellm-version: 1.80.0\r\n"
           "transfer-encoding: chunked\r\n\r\n";
}

std::string tail()
{
    return frame(R"({"index":0,"finish_reason":"stop","delta":{}})")
        + frame({}, R"(,"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18})")
        + httpChunk("data: [DONE]\n\n") + "0\r\n\r\n";
}

std::string textOf(std::size_t size, std::size_t number)
{
    std::string text
        = " " + std::to_string(number) + "tokens of some text and then some more of it";
    text.resize(size, 'x');
    return text;
}

Writes chunks()
{
    Writes writes{head()};
    for (std::size_t i = 0; i < 20'000; ++i) {
        writes.push_back(delta("content", textOf(i % 20 < 9 ? 9 : 8, i)));
    }
    writes.push_back(tail());
    return writes;
}

Writes large()
{
    Writes writes;
    std::string block = head();
    std::size_t total = 0;
    const auto add = [&](const std::string &bytes) {
        total += bytes.size();
        block += bytes;
        if (block.size() >= 65'536) {
            writes.push_back(std::exchange(block, {}));
        }
    };
    for (std::size_t kept = 0; kept < 10 * megabyte; kept += textOfLargePiece) {
        add(delta("reasoning_content", textOf(textOfLargePiece, kept)));
    }
    const std::string keepAlive = httpChunk(": keep-alive\n\n");
    const std::size_t begun = total;
    for (std::size_t kept = 0; kept < 10 * megabyte;) {
        add(delta("content", textOf(textOfLargePiece, kept)));
        kept += textOfLargePiece;
        while (total < begun + (110 * megabyte - begun) / 1000 * kept / (10 * megabyte / 1000)) {
            add(keepAlive);
        }
    }
    writes.push_back(block + tail());
    return writes;
}

const Writes &answerTo(std::string_view path)
{
    static const Writes shortOnes{head() + delta("content", "ok") + tail()};
    static const Writes chunkedOnes = chunks();
    static const Writes largeOnes = large();
    return path.starts_with("/chunks") ? chunkedOnes
        : path.starts_with("/large")   ? largeOnes
                                       : shortOnes;
}

//! One whole request from `input`, which is filled as needed; empty when the client has gone.
std::string takeRequest(int socket, std::string &input)
{
    for (;;) {
        const std::size_t end = input.find("\r\n\r\n");
        if (end != std::string::npos) {
            std::string lower = input.substr(0, end);
            std::ranges::transform(lower, lower.begin(), [](unsigned char letter) {
                return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
            });
            const std::size_t length = lower.find("content-length:");
            const std::size_t body
                = length == std::string::npos ? 0 : std::strtoul(&lower[length + 15], nullptr, 10);
            if (input.size() >= end + 4 + body) {
                const std::string request = input.substr(0, end);
                input.erase(0, end + 4 + body);
                return request;
            }
        }
        std::array<char, 65'536> buffer;
        const ssize_t size = ::read(socket, buffer.data(), buffer.size());
        if (size <= 0) {
            return {};
        }
        input.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

bool writeAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(socket, bytes.data(), bytes.size());
        if (written <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void serve(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string input;
    for (std::string request = takeRequest(socket, input); !request.empty();
         request = takeRequest(socket, input)) {
        timespec time = {};
        ::clock_gettime(CLOCK_MONOTONIC, &time);
        const std::size_t from = request.find(' ') + 1;
        const std::string path = request.substr(from, request.find(' ', from) - from);
        std::printf("%s %lld\n", path.c_str(),
                    static_cast<long long>(time.tv_sec) * 1'000'000'000LL + time.tv_nsec);
        std::fflush(stdout);
        if (!std::ranges::all_of(answerTo(path), [socket](const std::string &bytes) {
                return writeAll(socket, bytes);
            })) {
            break;
        }
    }
    ::close(socket);
}

int listenAnywhere(sockaddr_in &address)
{
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    const bool isListening = server >= 0 && ::bind(server, generic, size) == 0
        && ::listen(server, 16) == 0 && ::getsockname(server, generic, &size) == 0;
    return isListening ? server : -1;
}

} // namespace

int main()
{
    ::signal(SIGPIPE, SIG_IGN);
    sockaddr_in address = {};
    const int server = listenAnywhere(address);
    if (server < 0) {
        std::perror("bench_server");
        return 1;
    }
    answerTo("/"); // makes them all, before anybody measures
    std::printf("http://127.0.0.1:%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    std::thread([server] {
        for (int socket = ::accept(server, nullptr, nullptr); socket >= 0;
             socket = ::accept(server, nullptr, nullptr)) {
            std::thread(serve, socket).detach();
        }
    }).detach();
    while (std::getchar() != EOF) {}
    std::_Exit(0); // the threads have nothing to finish
}
