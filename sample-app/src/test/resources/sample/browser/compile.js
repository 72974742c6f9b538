// Behind the compiler, which declares ts: compiles one file as strictly as can be. Returns its text and what is wrong with it.
const [name, source, libraries] = arguments;
const files = { ...libraries, [name]: source };
const options = {
	target: ts.ScriptTarget.ES2020,
	module: ts.ModuleKind.ES2020,
	lib: ["lib.es2020.d.ts", "lib.dom.d.ts"],
	newLine: ts.NewLineKind.LineFeed,
	strict: true,
	exactOptionalPropertyTypes: true,
	isolatedModules: true,
	noImplicitReturns: true,
	noUncheckedIndexedAccess: true,
	noUnusedLocals: true,
	noUnusedParameters: true,
};
let text = null;
const host = {
	fileExists: (file) => file in files,
	readFile: (file) => files[file],
	getSourceFile: (file, version) => (file in files ? ts.createSourceFile(file, files[file], version) : undefined),
	getDefaultLibFileName: () => "lib.d.ts",
	getCurrentDirectory: () => "",
	getCanonicalFileName: (file) => file,
	useCaseSensitiveFileNames: () => true,
	getNewLine: () => "\n",
	writeFile: (file, written) => {
		text = written;
	},
};
const program = ts.createProgram([name], options, host);
const diagnostics = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
return { text, problems: diagnostics.map((diagnostic) => ts.formatDiagnostic(diagnostic, host).trim()) };
