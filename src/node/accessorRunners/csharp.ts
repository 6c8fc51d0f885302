import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { answerOf, notCompiled, type AccessorAnswer, type AccessorRunner, type Ask, type Workbench } from './workbench.ts';

/** Finds the accessor by its method, so that nothing has to be known of its namespace. */
const question = `using System;
using System.Linq;
using System.Reflection;

internal static class Drill
{
    private static int Main(string[] words)
    {
        try
        {
            var methods = typeof(Drill).Assembly.GetTypes().Select(type => type.GetMethod("Model", new[] { typeof(string) }));
            Console.Write(methods.First(method => method != null && method.IsStatic).Invoke(null, new object[] { words[0] }));
            return 0;
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error.GetBaseException().Message);
            return 1;
        }
    }
}
`;

/** With .NET, else with Mono, which has no System.Text.Json. */
export const csharpRunner: AccessorRunner = {
  programs: [['dotnet'], ['mcs', 'mono']],
  async prepare(bench, [first]) {
    const text = await readFile(bench.path, 'utf8');
    await bench.write('Drill.cs', question);
    await bench.write('Accessor.cs', text);
    if (first === 'dotnet') return await withDotnet(bench);
    if (/^using System\.Text\.Json;/m.test(text)) return { notRun: 'needs `dotnet` on the PATH: Mono has no System.Text.Json' };
    const program = join(bench.folder, 'drill.exe');
    const built = await bench.call('mcs', ['-langversion:7', `-out:${program}`, 'Drill.cs', 'Accessor.cs']);
    return built.code === 0 ? async (alias, env) => answerOf(await bench.call('mono', [program, alias], { env })) : notCompiled(built);
  },
};

async function withDotnet({ folder, env: outer, write, call }: Workbench): Promise<Ask | AccessorAnswer> {
  const env = { ...outer, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const { stdout: version } = await call('dotnet', ['--version'], { env });
  await write('Drill.csproj', `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net${Number.parseInt(version, 10)}.0</TargetFramework></PropertyGroup></Project>\n`);
  const built = await call('dotnet', ['build', '--output', 'out'], { env });
  const program = join(folder, 'out', 'Drill.dll');
  return built.code === 0 ? async (alias, seen) => answerOf(await call('dotnet', [program, alias], { env: seen })) : notCompiled(built);
}
