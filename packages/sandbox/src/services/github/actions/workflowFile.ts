import { parse } from 'yaml';
import { Workflow } from '../model/types';

export interface WorkflowInput {
  required: boolean;
  default?: string;
  type?: string;
  options?: string[];
}

/** What the sandbox carries out of a workflow file. */
export interface WorkflowDefinition {
  name: string;
  runName?: string;
  /** Absent when it has no `workflow_dispatch` trigger. */
  inputs?: Record<string, WorkflowInput>;
  pushBranches: string[];
  onDeployment: boolean;
  jobs: string[];
  /** Template of the GitHub environment that the workflow deploys to. */
  environment?: string;
  /** Template of the concurrency group. */
  group?: string;
  /** Whether a job named `guard` refuses a second run of a `deploy_key`. */
  guarded: boolean;
}

const cache = new Map<string, WorkflowDefinition>();

/** Reads the file; what the file says and what happens cannot drift apart. */
export function readWorkflow(workflow: Workflow): WorkflowDefinition {
  let definition = cache.get(workflow.text);
  if (!definition) {
    definition = parseWorkflow(workflow.text);
    cache.set(workflow.text, definition);
  }
  return definition;
}

function parseWorkflow(text: string): WorkflowDefinition {
  const file = parse(text);
  const triggers = file.on ?? {};
  const jobs = Object.entries<any>(file.jobs);
  const main = jobs.find(([, job]) => job.environment)?.[1] ?? jobs[0][1];
  return {
    name: file.name,
    runName: file['run-name'],
    ...('workflow_dispatch' in triggers
      ? { inputs: triggers.workflow_dispatch?.inputs ?? {} }
      : {}),
    pushBranches: triggers.push?.branches ?? [],
    onDeployment: 'deployment' in triggers,
    jobs: jobs.map(([name]) => name),
    environment: main.environment,
    group: (main.concurrency ?? file.concurrency)?.group,
    guarded: 'guard' in file.jobs,
  };
}

/**
 * Fills `${{ a.b || c.d }}` in a template from nested values. That is all of
 * GitHub's expression language that the sandbox's workflows use.
 */
export function fillTemplate(
  template: string,
  values: Record<string, unknown>,
): string {
  return template.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_all, expression) => {
    for (const path of String(expression).split(/\s*\|\|\s*/)) {
      const value = path
        .split('.')
        .reduce<any>((scope, name) => scope?.[name], values);
      if (value !== undefined && value !== null && value !== '') {
        return String(value);
      }
    }
    return '';
  });
}
