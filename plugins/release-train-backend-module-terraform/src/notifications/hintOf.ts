import { createHash } from 'node:crypto';
import type { VendorHint } from '@signalbox/backstage-plugin-release-train-node';

/**
 * What a notification of Terraform hints at: the workspace that it names. Nothing where it names
 * no run, as the request does by which Terraform tries the address.
 *
 * @throws SyntaxError when the body is not JSON.
 */
export function hintOf(body: Buffer): VendorHint | undefined {
  const payload: unknown = JSON.parse(body.toString('utf8'));
  const named = (payload ?? {}) as Record<string, unknown>;
  const { organization_name: organization, workspace_name: workspace } = named;
  if (
    typeof organization !== 'string' ||
    typeof workspace !== 'string' ||
    !named.run_id
  ) {
    return undefined;
  }
  return {
    // Terraform does not number its notifications, but no two of them read the same.
    delivery: {
      source: 'terraform',
      id: createHash('sha256').update(body).digest('hex'),
    },
    concerns: ({ options }) =>
      isSame(options.organization, organization) &&
      isSame(options.workspace, workspace),
  };
}

/** Terraform does not tell names apart by case. */
function isSame(configured: unknown, named: string): boolean {
  return (
    typeof configured === 'string' &&
    configured.toLowerCase() === named.toLowerCase()
  );
}
