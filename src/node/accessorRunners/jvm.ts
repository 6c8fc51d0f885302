import { readdir } from 'node:fs/promises';
import { basename, delimiter, extname } from 'node:path';
import { answerOf, notCompiled, type AccessorAnswer, type AccessorRunner, type Output } from './workbench.ts';

/** Finds the accessor by its class's name, so that nothing has to be known of its package. */
const question = `public final class Drill {
    public static void main(String[] words) throws Exception {
        try {
            System.out.print(Class.forName(words[0]).getMethod("model", String.class).invoke(null, words[1]));
        } catch (java.lang.reflect.InvocationTargetException | ExceptionInInitializerError e) {
            Throwable cause = e.getCause();
            while (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.err.println(cause == null ? e.toString() : cause.getMessage());
            System.exit(1);
        }
    }
}
`;

/** A library that the accessor names must be on the CLASSPATH; the project's build file, which knows where it is, is not run. */
export const javaRunner: AccessorRunner = {
  programs: [['javac', 'java']],
  async prepare({ path, folder, env: { CLASSPATH }, write, call }) {
    const classpath = [folder, ...classpathOf(CLASSPATH)].join(delimiter);
    await write('Drill.java', question);
    const built = await call('javac', ['-encoding', 'UTF-8', '-cp', classpath, '-d', folder, path, 'Drill.java']);
    if (built.code !== 0) return withoutLibrary(built) ?? notCompiled(built);
    const name = await classIn(folder, path);
    return async (alias, env) => answerOf(await call('java', ['-cp', classpath, 'Drill', name, alias], { env }));
  },
};

export const kotlinRunner: AccessorRunner = {
  programs: [['kotlinc', 'kotlin', 'javac']],
  async prepare({ path, folder, env: { CLASSPATH }, write, call }) {
    const classpath = [folder, ...classpathOf(CLASSPATH)].join(delimiter);
    await write('Drill.java', question);
    const driver = await call('javac', ['-d', folder, 'Drill.java']);
    if (driver.code !== 0) return notCompiled(driver);
    const built = await call('kotlinc', ['-cp', classpath, '-d', folder, path]);
    if (built.code !== 0) return withoutLibrary(built) ?? notCompiled(built);
    const name = await classIn(folder, path);
    return async (alias, env) => answerOf(await call('kotlin', ['-classpath', classpath, 'Drill', name, alias], { env }));
  },
};

function classpathOf(variable = ''): readonly string[] {
  return variable.split(delimiter).filter((entry) => entry !== '');
}

/** The full name of the class that was made of a file. */
async function classIn(folder: string, path: string): Promise<string> {
  const name = `${basename(path, extname(path))}.class`;
  const made = (await readdir(folder, { recursive: true })).find((file) => basename(file) === name) ?? name;
  return made.slice(0, -'.class'.length).replaceAll(/[\\/]/g, '.');
}

function withoutLibrary({ stderr }: Output): AccessorAnswer | undefined {
  const library = /package (com\.fasterxml|com\.google\.gson)[\w.]* does not exist|unresolved reference:? '?(fasterxml|gson|kotlinx|serialization)\b/.exec(stderr);
  return library === null ? undefined : { notRun: 'needs its JSON library on the CLASSPATH' };
}

