import { posix } from 'node:path';
import { DATA_RULES, FOLDER_RULES, PACKAGE_RULES, SHARED_FEATURES, TYPE_PACKAGES } from './import-table.ts';
import { isRelative, resolveImport, type SourceFile } from './source-tree.ts';

/** One line per import that the tables forbid or that cannot be read; empty when the house is in order. */
export function checkImports(files: readonly SourceFile[], resolvePath: typeof resolveImport = resolveImport): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ kind, specifier, line }) => {
      const problem =
        specifier === null
          ? 'is computed: name the module'
          : judge(path, kind === 'type', kind === 'glob', specifier, resolvePath);
      return problem === null ? [] : [`${path}:${line} ${specifier ?? 'import'} ${problem}`];
    }),
  );
}

function judge(
  from: string,
  isType: boolean,
  isGlob: boolean,
  specifier: string,
  resolvePath: typeof resolveImport,
): string | null {
  const inTests = from.startsWith('tests/');
  if (!isRelative(specifier)) return inTests ? null : judgePackage(folderOf(from), isType, packageOf(specifier));
  const target = isGlob ? posix.join(posix.dirname(from), specifier.replace(/\/?[^/]*\*.*$/, '')) : resolvePath(from, specifier);
  if (target === null) return 'names no file (extensions are written out)';
  return inTests ? null : judgeFile(from, target);
}

function judgeFile(from: string, target: string): string | null {
  if (DATA_RULES.some(({ data, folders }) => target.startsWith(data) && folders.includes(folderOf(from)))) return null;
  if (!target.startsWith('src/')) return 'leaves src/';
  const [source, goal] = [folderOf(from), folderOf(target)];
  if (source === 'features' && goal === 'features') {
    const [own, other] = [from.split('/')[2], target.split('/')[2]];
    return own === other || SHARED_FEATURES.includes(other) ? null : 'is another feature';
  }
  if (source === goal) return null;
  const rule = FOLDER_RULES.find(({ folders }) => folders.includes(source));
  if (rule === undefined) return `is imported by a folder that is not in the table: ${source}`;
  const plain = target.slice('src/'.length).replace(/\.\w+$/, '');
  const allowed = rule.mayImport.some((entry) => plain === entry || plain.startsWith(`${entry}/`));
  return allowed ? null : `: ${source} may not import ${goal}`;
}

function judgePackage(folder: string, isType: boolean, name: string): string | null {
  if (isType && TYPE_PACKAGES.includes(name)) return null;
  const rules = PACKAGE_RULES.filter(({ packages }) => packages.some((pattern) => matches(pattern, name)));
  if (rules.length === 0) return 'is a package that is not in the table';
  return rules.some(({ folders }) => folders.includes(folder)) ? null : `: the package is not for ${folder}`;
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** `main` for files directly in src/. */
function folderOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1] : parts[1].replace(/\..*$/, '');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}
