import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = 'docs/deployment';
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found);

/** What the server reads of its environment. */
const KNOWN = new Set(
  ['src/server/start.ts', 'src/server/blobs/s3/s3-settings.ts'].flatMap((path) =>
    all(readFileSync(path, 'utf8'), /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b/g),
  ),
);

it('names no setting that the server does not read', () => {
  const table = all(read('README.md'), /^\| ((?:`[A-Z0-9_]+`(?:, )?)+) \|/gm).flatMap((cell) => all(cell, /`([A-Z0-9_]+)`/g));
  const given = ['compose.yaml', 'compose.s3.yaml'].flatMap((name) =>
    all(/^ {2}server:\n((?: {4}.*\n| *#.*\n)+)/m.exec(read(name))?.[1] ?? '', /^ {6}([A-Z0-9_]+):/gm),
  );
  expect(table.length).toBeGreaterThan(12);
  expect(given.length).toBeGreaterThan(10);
  expect([...table, ...given].filter((name) => !KNOWN.has(name))).toEqual([]);
});

it('asks for nothing in .env that env.example does not say', () => {
  const offered = new Set(all(read('env.example'), /^(?:# )?([A-Z0-9_]+)=/gm));
  const asked = ['compose.yaml', 'compose.s3.yaml'].flatMap((name) => all(read(name), /\$\{([A-Z0-9_]+)(?:\}|:\?)/g));
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => !offered.has(name))).toEqual([]);
});

it('runs scripts and commands that are there, and keeps what an office sets out of the image', () => {
  const told = all(read('README.md'), /\b((?:src|docs|tests)\/[\w./-]+\.(?:ts|sh))/g);
  expect(told.length).toBeGreaterThan(4);
  expect(told.filter((path) => !existsSync(path))).toEqual([]);
  const commands = all(read('README.md'), /src\/cli\/main\.ts (\w+)/g);
  const known = readdirSync('src/cli/commands').map((name) => name.replace('.command.ts', ''));
  expect(commands.filter((name) => !known.includes(name))).toEqual([]);
  expect(commands).toEqual(expect.arrayContaining(['begin', 'audit']));
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const line of read('.gitignore').trim().split('\n')) expect(ignored).toContain(`${FOLDER}/${line}`);
  expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules']));
});
