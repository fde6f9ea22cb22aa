/** Reads a JSON list of posts from stdin; writes for each what MDX says of it, or null. */

import { compile } from "@mdx-js/mdx";
import { text } from "node:stream/consumers";

const posts = JSON.parse(await text(process.stdin));

async function problem(post) {
  try {
    await compile(post);
    return null;
  } catch (error) {
    return String(error.reason ?? error);
  }
}

const said = [];
for (const post of posts) said.push(await problem(post));
process.stdout.write(JSON.stringify(said));
