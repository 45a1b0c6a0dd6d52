import addFormats from 'ajv-formats';
import OpenAPIBackend, {
  Document,
  Request as ApiRequest,
} from 'openapi-backend';

type Json = Record<string, any>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * GitHub's own description of the operations that the sandbox serves. It routes
 * the requests and judges requests and answers, so that what is tested is
 * GitHub as it describes itself.
 */
export class GithubDescription {
  private static readonly loaded = new Map<
    string,
    Promise<GithubDescription>
  >();

  private constructor(private readonly api: OpenAPIBackend) {}

  /** Reads the description once per process for the same operations. */
  static load(operationIds: string[]): Promise<GithubDescription> {
    const key = operationIds.join();
    let loading = this.loaded.get(key);
    if (!loading) {
      loading = this.read(operationIds);
      this.loaded.set(key, loading);
    }
    return loading;
  }

  private static async read(operationIds: string[]) {
    const source =
      require('@octokit/openapi/generated/api.github.com.json') as Json;
    const definition = mend(pick(source, new Set(operationIds))) as Document;
    const api = new OpenAPIBackend({
      definition,
      quick: true,
      validate: true,
      ajvOpts: { strict: false, logger: false, allErrors: false },
      customizeAjv: ajv => addFormats(ajv),
    });
    await api.init();
    return new GithubDescription(api);
  }

  /** The operation behind a request, with decoded path parameters. */
  match(request: ApiRequest) {
    const operation = this.api.matchOperation({
      ...request,
      path: joinSegments(request.path),
    });
    if (!operation?.operationId) {
      return undefined;
    }
    const parsed = this.api.router.parseRequest(
      { ...request, path: joinSegments(request.path) },
      operation,
    );
    return { operationId: operation.operationId, params: parsed.params };
  }

  /** Why GitHub would refuse the request, or undefined. */
  requestError(request: ApiRequest, operationId: string): string | undefined {
    const result = this.api.validator.validateRequest(
      { ...request, path: joinSegments(request.path) },
      operationId,
    );
    const error = result.errors?.[0];
    return error && `${error.instancePath || 'body'} ${error.message}`;
  }

  /** What in the answer GitHub's description does not allow, or undefined. */
  responseError(
    body: unknown,
    operationId: string,
    status: number,
  ): string | undefined {
    if (status >= 400 || body === undefined) {
      return undefined;
    }
    const result = this.api.validateResponse(body, operationId, status);
    const error = result.errors?.[0];
    return error && `${error.instancePath} ${error.message}`;
  }
}

/**
 * Some parameters span several segments of the path (`heads/a/b`); the router
 * knows single segments only, so their slashes are escaped for it, and the two
 * ends of a comparison become two segments.
 */
function joinSegments(path: string): string {
  const escape = (text: string) => encodeURIComponent(decodeURIComponent(text));
  return path.replace(
    /^(\/repos\/[^/]+\/[^/]+\/(?:git\/(?:ref|matching-refs)|contents|compare|branches|commits))\/(.+?)(\/pulls|\/status)?$/,
    (_all, head: string, ref: string, tail = '') =>
      head.endsWith('/compare')
        ? `${head}/${ref.split('...').map(escape).join('/')}${tail}`
        : `${head}/${escape(ref)}${tail}`,
  );
}

/** The chosen operations and the components that they reach. */
function pick(source: Json, operationIds: Set<string>): Json {
  const paths: Json = {};
  for (const [path, item] of Object.entries<Json>(source.paths)) {
    for (const method of METHODS) {
      if (operationIds.has(item[method]?.operationId)) {
        const { responses, ...operation } = item[method];
        const succeeded = Object.entries(responses).filter(
          ([status]) => Number(status) < 300,
        );
        const routed = path.replace('{base}...{head}', '{base}/{head}');
        paths[routed] = {
          ...paths[routed],
          [method]: { ...operation, responses: Object.fromEntries(succeeded) },
        };
      }
    }
  }
  const picked: Json = {
    openapi: source.openapi,
    info: source.info,
    paths,
    components: {},
  };
  const pending: unknown[] = [paths];
  while (pending.length) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) {
      continue;
    }
    const ref = (node as Json).$ref;
    if (typeof ref === 'string') {
      const [, , section, name] = ref.split('/');
      picked.components[section] ??= {};
      if (!picked.components[section][name]) {
        picked.components[section][name] = source.components[section][name];
        pending.push(source.components[section][name]);
      }
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'example' && key !== 'examples') {
        pending.push(child);
      }
    }
  }
  return picked;
}

/**
 * A copy in which ajv can read what it otherwise rejects: `nullable` without a
 * `type`, enums that leave out null, and three parameters that GitHub itself
 * reads more widely than it describes them.
 */
function mend(node: unknown, name?: string): unknown {
  if (Array.isArray(node)) {
    return node.map(item => mend(item));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const copy: Json = {};
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'example' && key !== 'examples') {
      copy[key] = mend(child, key);
    }
  }
  if (copy.in === 'query' && copy.name === 'created') {
    delete copy.schema.format; // a range such as `>=2026-01-01T00:00:00Z`
  }
  if (copy.in === 'path' && copy.schema?.oneOf) {
    copy.schema = { type: 'string' }; // an id or a file name
  }
  if (copy.default === '' && copy.format === 'uri') {
    delete copy.format; // an address that may be empty
  }
  const isSchema = name !== 'properties' && copy.nullable === true;
  if (isSchema && copy.enum && !copy.enum.includes(null)) {
    copy.enum = [...copy.enum, null];
  }
  if (isSchema && !copy.type) {
    delete copy.nullable;
    return { anyOf: [copy, { enum: [null] }] };
  }
  return copy;
}
