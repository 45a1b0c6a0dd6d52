/** The keys under which the tab caches what it has read. Everything of a component shares a root. */
export const keys = {
  all: (component: string) => ['release-train', component] as const,
  trains: (component: string) => [...keys.all(component), 'trains'] as const,
  runs: (component: string, active: boolean) =>
    [...keys.all(component), 'runs', active ? 'active' : 'ended'] as const,
  matrix: (component: string) => [...keys.all(component), 'matrix'] as const,
  guards: (component: string, environment?: string, candidate?: string) =>
    [...keys.all(component), 'guards', environment, candidate] as const,
  notes: (component: string, runId?: string) =>
    [...keys.all(component), 'notes', runId] as const,
  checklist: (component: string, candidateId?: string) =>
    [...keys.all(component), 'checklist', candidateId] as const,
  rollback: (component: string, environment: string) =>
    [...keys.all(component), 'rollback', environment] as const,
  deployments: (component: string) =>
    [...keys.all(component), 'deployments'] as const,
  deployment: (component: string, id: string) =>
    [...keys.all(component), 'deployment', id] as const,
};
