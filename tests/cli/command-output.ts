import { type ExitCode, runCommandLine } from '../../src/cli/run-command-line.ts';

export interface CommandOutput {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, in English, without a screen. */
export async function chidu(...words: string[]): Promise<CommandOutput> {
  return chiduIn({ LANG: 'en_GB.UTF-8' }, ...words);
}

export async function chiduIn(env: Record<string, string>, ...words: string[]): Promise<CommandOutput> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => void (written[name] += text) });
  const code = await runCommandLine(words, { out: stream('out'), err: stream('err'), env });
  return { code, ...written };
}

/** The JSON of a command that must succeed. */
export async function chiduJson<T>(...words: string[]): Promise<T> {
  const { code, out, err } = await chidu(...words, '--json');
  if (code !== 0) throw new Error(`chidu ${words.join(' ')} failed: ${err}`);
  return JSON.parse(out) as T;
}
