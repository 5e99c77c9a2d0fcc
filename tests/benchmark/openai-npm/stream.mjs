// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Reads one streamed answer with the openai package and writes it, whole, to standard output.
//     node stream.mjs BASE_URL

import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2], apiKey: "none", maxRetries: 0 });
const stream = await client.chat.completions.create({
    model: "a",
    messages: [{ role: "user", content: "x" }],
    stream: true,
});
let answer = "";
for await (const chunk of stream) {
    answer += chunk.choices[0]?.delta?.content ?? "";
}
process.stdout.write(answer);
