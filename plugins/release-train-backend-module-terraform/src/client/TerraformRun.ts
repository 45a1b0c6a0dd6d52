/** What is read of a run. */
export interface TerraformRun {
  id: string;
  /** The state as Terraform names it; there may be ones that nobody here has heard of. */
  status: string;
  /** The full sha; absent where the configuration did not come from a repository. */
  commit?: string;
  /** The plan, where it was asked for and is known. */
  plan?: { additions: number; changes: number; destructions: number };
  /** When it was applied, epoch milliseconds. */
  appliedAt?: number;
  /** Whether it ever began to apply. */
  hasBegunToApply: boolean;
  /** Whether it waits for a confirmation. This is never told from the state. */
  isConfirmable: boolean;
  isDiscardable: boolean;
  isCancelable: boolean;
  /** Whether the token may confirm it. */
  canApply: boolean;
  /** A speculative plan, which cannot be applied. */
  isPlanOnly: boolean;
  isDestroy: boolean;
  isRefreshOnly: boolean;
  /** Whether it concerns some resources only. */
  isTargeted: boolean;
}

interface Resource {
  id: string;
  type: string;
  attributes: Record<string, unknown>;
  relationships: Record<string, unknown>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordIn(value: unknown, key: string): Record<string, unknown> {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

function readResource(value: unknown): Resource {
  if (
    !isRecord(value) ||
    typeof value.id !== 'string' ||
    typeof value.type !== 'string'
  ) {
    throw new Error('the answer is not a document of JSON:API');
  }
  return {
    id: value.id,
    type: value.type,
    attributes: recordIn(value, 'attributes'),
    relationships: recordIn(value, 'relationships'),
  };
}

/** The resources that a document is about. */
function primaryData(document: unknown): Resource[] {
  const data = isRecord(document) ? document.data : undefined;
  return (Array.isArray(data) ? data : [data]).map(readResource);
}

function includedIn(document: unknown): Map<string, Resource> {
  const included = isRecord(document) ? document.included : undefined;
  const resources = (Array.isArray(included) ? included : []).map(readResource);
  return new Map(resources.map(it => [`${it.type}/${it.id}`, it]));
}

/** The id of a to-one relationship. */
function relatedId(resource: Resource, name: string): string | undefined {
  const { id } = recordIn(recordIn(resource.relationships, name), 'data');
  return typeof id === 'string' ? id : undefined;
}

function numberIn(attributes: Record<string, unknown>, key: string): number {
  const value = attributes[key];
  return typeof value === 'number' ? value : 0;
}

/** The runs of a document, each with what the document includes about it. */
export function readRuns(document: unknown): TerraformRun[] {
  const included = includedIn(document);
  const related = (
    resource: Resource | undefined,
    name: string,
    type: string,
  ) => resource && included.get(`${type}/${relatedId(resource, name)}`);
  return primaryData(document).map(run => {
    const { attributes } = run;
    if (run.type !== 'runs' || typeof attributes.status !== 'string') {
      throw new Error('the answer has no run with a status');
    }
    const configuration = related(
      run,
      'configuration-version',
      'configuration-versions',
    );
    const ingress = related(
      configuration,
      'ingress-attributes',
      'ingress-attributes',
    );
    const commit = ingress?.attributes['commit-sha'];
    const plan = related(run, 'plan', 'plans')?.attributes;
    const timestamps = recordIn(attributes, 'status-timestamps');
    const appliedAt = Date.parse(String(timestamps['applied-at']));
    const actions = recordIn(attributes, 'actions');
    const targets = attributes['target-addrs'];
    return {
      id: run.id,
      status: attributes.status,
      commit: typeof commit === 'string' ? commit.toLowerCase() : undefined,
      plan: plan && {
        additions: numberIn(plan, 'resource-additions'),
        changes: numberIn(plan, 'resource-changes'),
        destructions: numberIn(plan, 'resource-destructions'),
      },
      appliedAt: Number.isNaN(appliedAt) ? undefined : appliedAt,
      hasBegunToApply: typeof timestamps['applying-at'] === 'string',
      isConfirmable: actions['is-confirmable'] === true,
      isDiscardable: actions['is-discardable'] === true,
      isCancelable: actions['is-cancelable'] === true,
      canApply: recordIn(attributes, 'permissions')['can-apply'] === true,
      isPlanOnly: attributes['plan-only'] === true,
      isDestroy: attributes['is-destroy'] === true,
      isRefreshOnly: attributes['refresh-only'] === true,
      isTargeted: Array.isArray(targets) && targets.length > 0,
    };
  });
}

/** A workspace's id, and that of the run that holds it or did last. */
export function readWorkspace(document: unknown): {
  id: string;
  currentRunId?: string;
} {
  const [workspace] = primaryData(document);
  return {
    id: workspace.id,
    currentRunId: relatedId(workspace, 'current-run'),
  };
}

/** The number of the next page of a list; absent on the last one. */
export function nextPage(document: unknown): number | undefined {
  const meta = isRecord(document) ? recordIn(document, 'meta') : {};
  const next = recordIn(meta, 'pagination')['next-page'];
  return typeof next === 'number' ? next : undefined;
}
