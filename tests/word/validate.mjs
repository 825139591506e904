// Validate Word files as Microsoft's Open XML SDK does; print one line of JSON for each: its path and what is wrong.
import { readFileSync } from "node:fs";
import validate from "@ooxml-tools/validate";

for (const path of process.argv.slice(2)) {
  const wrong = await validate(readFileSync(path), "Microsoft365");
  console.log(JSON.stringify([path, wrong.map(({ description, path }) => `${path?.partUri ?? ""}: ${description}`)]));
}
