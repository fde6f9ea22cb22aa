/** The report of a text that is not saved. DEDUPE names the command. */

import assert from "node:assert/strict";
import { build } from "esbuild";
import { test } from "node:test";

const COMMAND = (process.env.DEDUPE ?? "dedupe").split(" ");
const built = await build({ entryPoints: ["src/report.ts"], bundle: true, platform: "node", format: "esm", write: false });
const { report } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`);

test("is a page", async () => {
  assert.match(await report(COMMAND, "一つの段落です。\n", "post.md"), /^<!doctype html>/i);
});

test("says what is wrong", async () => {
  await assert.rejects(report(COMMAND, "text\n", "post.md", "/no/such/folder"));
  await assert.rejects(report([...COMMAND, "--no-such-option"], "text\n", "post.md"), /no such option/i);
});
