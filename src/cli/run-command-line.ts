import { createCommandLineTexts } from '../i18n/command-line/create-command-line-texts.ts';
import type { LoadedTexts, Locale } from '../i18n/create-i18n.ts';
import { describeError } from '../i18n/describe-error.ts';
import { CliError } from './cli-error.ts';
import { readCommandLine } from './command-line.ts';
import { COMMANDS, FAILURES } from './commands.ts';
import { describeCause } from './describe-cause.ts';
import { escapeSteering } from '../core/register/escape-steering.ts';
import { printable } from './printable.ts';
import { listCandidates, UnsureCrsError } from './unsure-crs.ts';
import { ProgressLine } from './progress-line.ts';

/** The streams and settings of one run. */
export interface CommandHost {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a run ends with: 0; 1 after one clear line on standard error, or for an answer that is no, and then 2 for that line. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line. */
export async function runCommandLine(words: readonly string[], host: CommandHost): Promise<ExitCode> {
  const texts = await createCommandLineTexts(chooseLocale(words, host.env));
  const progress = new ProgressLine(host.err);
  try {
    return await runCommand(words, host, texts, progress);
  } catch (error) {
    progress.clear();
    host.err.write(`chidu: ${asOneLine(describeError(texts, describeCause(error)))}\n`);
    if (error instanceof UnsureCrsError)
      for (const line of listCandidates(error, texts, words.includes('--json'))) host.err.write(`${escapeSteering(line)}\n`);
    return FAILURES.get(words[0]) ?? 1;
  } finally {
    progress.clear();
  }
}

async function runCommand(
  [name, ...rest]: readonly string[],
  host: CommandHost,
  texts: LoadedTexts,
  progress: ProgressLine,
): Promise<ExitCode> {
  const print = (line: string): void => void host.out.write(`${line}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(texts.t('cli.help.chidu'));
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name))
    throw new CliError('command-unknown', { command: name.slice(0, 80), commands: Object.keys(COMMANDS).join(', ') });
  const command = await COMMANDS[name]();
  const line = readCommandLine(rest, command.grammar);
  if (line.flag('help')) {
    print(texts.t(`cli.help.${name}`));
    return 0;
  }
  const answer = await command.run(line, {
    texts,
    print: (text) => {
      progress.clear();
      print(escapeSteering(text));
    },
    warn: (text) => {
      progress.clear();
      host.err.write(`chidu: ${asOneLine(text)}\n`);
    },
    progress: (what, share) => (what === undefined ? progress.clear() : progress.show(escapeSteering(what), share)),
  });
  return answer ?? 0;
}

/** `--lang`, else the environment; English where neither says Chinese, because scripts read the command line. */
function chooseLocale(words: readonly string[], env: CommandHost['env']): Locale {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : words[at] === '--lang' ? words[at + 1] : words[at].slice('--lang='.length);
  const language = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return /^zh/i.test(language) ? 'zh-CN' : 'en';
}

/** Longest line on standard error, in characters. */
const MOST_OF_A_LINE = 2000;

const asOneLine = (text: string): string => printable(text.replace(/\s*[\r\n]+\s*/g, ' '), MOST_OF_A_LINE);
