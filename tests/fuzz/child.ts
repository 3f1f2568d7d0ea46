import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { MEMORY, standGuard, takeGuard } from './guard.ts';
import { mutateFile } from './mutate-file.ts';
import type { Sample, Subject } from './subject.ts';

/** The process that reads damaged files: it may hang or die, and whoever started it sees at which seed. */

// Before any module takes hold of the classes that are watched.
standGuard();
const { READ_ERROR_CODES } = await import('../../src/formats/codes.ts');
const { ReadError } = await import('../../src/formats/reader.ts');
const { LAYER_SUBJECTS } = await import('./layer-subjects.ts');
const { RECORD_SUBJECTS } = await import('./record-subjects.ts');

const say = (message: object): void => void writeSync(1, `${JSON.stringify(message)}\n`);
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

for await (const line of createInterface({ input: process.stdin })) {
  const { name, from, to } = JSON.parse(line) as { name: string; from: number; to: number };
  const subject = [...LAYER_SUBJECTS, ...RECORD_SUBJECTS].find((one) => one.name === name);
  if (subject === undefined) throw new Error(name);
  const samples = await subject.samples();
  if (samples.length === 0) throw new Error(`no samples of ${name}`);
  for (const sample of samples) {
    const fault = await attempt(subject, sample, 0);
    if (fault !== null && fault.kind !== 'refused') say({ seed: 0, file: sample.name, fault: fault.text });
  }
  let taken = 0;
  for (let seed = from; seed <= to; seed++) {
    const sample = samples[seed % samples.length];
    const bytes = mutateFile(sample.bytes, samples[(seed * 7 + 1) % samples.length].bytes, seed);
    say({ seed });
    takeGuard();
    const before = process.resourceUsage().maxRSS;
    const fault = await attempt(subject, { name: sample.name, bytes }, seed);
    const touched = (process.resourceUsage().maxRSS - before) * 1024;
    const asked = takeGuard();
    const most = MEMORY.floor + MEMORY.multiple * bytes.length;
    const faults = [
      ...(fault?.kind === 'fault' ? [fault.text] : []),
      ...(asked.bytes > most ? [`asked for ${asked.bytes} bytes of buffers for a file of ${bytes.length}`] : []),
      ...(touched > most ? [`took ${touched} bytes of memory for a file of ${bytes.length}`] : []),
      ...asked.network.map((address) => `went to ${address}`),
    ];
    if (fault === null) taken++;
    for (const text of faults) say({ seed, file: sample.name, fault: text });
  }
  say({ done: name, taken });
}

interface Outcome {
  readonly kind: 'refused' | 'fault';
  readonly text: string;
}

/** Null where the file was taken. */
async function attempt(subject: Subject, file: Sample, seed: number): Promise<Outcome | null> {
  try {
    const fault = await subject.read(file, seed);
    return typeof fault === 'string' ? { kind: 'fault', text: fault } : null;
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    const isListed =
      error instanceof ReadError ? (READ_ERROR_CODES as readonly unknown[]).includes(code) : CODE.test(String(code));
    if (typeof code === 'string' && isListed && code !== 'internal') return { kind: 'refused', text: code };
    return { kind: 'fault', text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
