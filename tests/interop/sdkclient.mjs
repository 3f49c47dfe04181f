// SPDX-License-Identifier: Apache-2.0
// The official TypeScript SDK as a client: sdkclient.mjs v1|v2 MODULES http URL TOKEN | stdio COMMAND ARG…
// Lists everything, calls every tool that only reads and needs nothing, reads every resource, gets every prompt that needs nothing.
// Prints one line of JSON: what was spoken, how many there were, and what went wrong.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [generation, modules, way, ...rest] = process.argv.slice(2);
const load = name => import(pathToFileURL(createRequire(modules + '/').resolve(name)));
const isNew = generation === 'v2';
const { Client } = await load(isNew ? '@modelcontextprotocol/client' : '@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = await load(isNew ? '@modelcontextprotocol/client' : '@modelcontextprotocol/sdk/client/streamableHttp.js');
const { StdioClientTransport } = await load(isNew ? '@modelcontextprotocol/client/stdio' : '@modelcontextprotocol/sdk/client/stdio.js');

const found = { problems: [], called: [], read: [], got: [] };
const client = new Client({ name: `sdk-${generation}`, version: '1.0' }, isNew ? { versionNegotiation: { mode: 'auto' } } : {});
const transport = way === 'http'
    ? new StreamableHTTPClientTransport(new URL(rest[0]), { requestInit: { headers: { Authorization: `Bearer ${rest[1]}` } } })
    : new StdioClientTransport({ command: rest[0], args: rest.slice(1), env: process.env });

async function all(list, key) {
    const items = [];
    let cursor;
    do {
        const page = await list(cursor ? { cursor } : {});
        items.push(...page[key]);
        cursor = page.nextCursor;
    } while (cursor);
    return items;
}

async function attempt(what, deed) {
    try {
        return await deed();
    } catch (error) {
        found.problems.push(`${what}: ${error.message}`);
    }
}

await client.connect(transport);
found.server = client.getServerVersion();
found.revision = isNew ? client.getNegotiatedProtocolVersion?.() : transport.protocolVersion ?? transport._protocolVersion;
const tools = await all(p => client.listTools(p), 'tools');
const resources = await all(p => client.listResources(p), 'resources');
const templates = await all(p => client.listResourceTemplates(p), 'resourceTemplates');
const prompts = await all(p => client.listPrompts(p), 'prompts');
Object.assign(found, { tools: tools.length, resources: resources.length, templates: templates.length, prompts: prompts.length });
for (const tool of tools) {
    if (!tool.annotations?.readOnlyHint || (tool.inputSchema.required ?? []).length > 0)
        continue;
    await attempt(tool.name, async () => { // the client checks the answer against the tool's own schema
        const answer = await client.callTool({ name: tool.name, arguments: tool.inputSchema.properties?.seconds ? { seconds: 0.2 } : {} });
        found.called.push({ tool: tool.name, failed: answer.isError ? answer.content[0]?.text : undefined });
    });
}
for (const resource of resources)
    await attempt(resource.uri, async () => { found.read.push((await client.readResource({ uri: resource.uri })).contents[0].uri); });
for (const prompt of prompts) {
    if (!(prompt.arguments ?? []).some(argument => argument.required))
        await attempt(prompt.name, async () => { found.got.push((await client.getPrompt({ name: prompt.name })).messages.length); });
}
await client.close();
console.log(JSON.stringify(found));
process.exit(0);
