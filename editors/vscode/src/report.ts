/** The HTML report of a text that may not be saved yet. Knows nothing of the editor. */

import { spawn } from "node:child_process";

/** Returns the page; rejects with what the command said where it could not be made. */
export function report(command: string[], text: string, path: string, folder?: string): Promise<string> {
  const args = [...command.slice(1), "check", "--exit-zero", "--quiet", "--format", "html"];
  const child = spawn(command[0], [...args, "--stdin-filename", path, "-"], { cwd: folder });
  return new Promise((resolve, reject) => {
    let page = "";
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (page += part));
    child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
    child.stdin.on("error", () => undefined); // The command ended early: `close` says why.
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(page) : reject(new Error(said.trim()))));
    child.stdin.end(text);
  });
}
