import { Store, Table } from '../../core/Store';

/**
 * A deployed service as its own health probe sees it.
 *
 * @public
 */
export interface LiveService {
  component: string;
  environment: string;
  /** As the service reports it, for example `sha-1a2b3c4d`. */
  version: string;
  healthy: boolean;
}

/** What runs where: the services that deployments change. */
export class LiveServices {
  private readonly services: Table<LiveService>;
  private readonly fields: Table<string>;

  constructor(store: Store) {
    this.services = store.table<LiveService>('live');
    this.fields = store.table<string>('live-field');
  }

  /** Names the field of `deployed_version` that holds the version. */
  describe(component: string, field: string): void {
    this.fields.put('', component, field);
  }

  fieldOf(component: string): string {
    return this.fields.get('', component) ?? 'version';
  }

  get(component: string, environment: string): LiveService | undefined {
    return this.services.get(component, environment);
  }

  /** A deployment brings the image of that commit, and the service comes up. */
  deploy(component: string, environment: string, sha: string): void {
    this.set(component, environment, { version: `sha-${sha.slice(0, 8)}` });
  }

  set(
    component: string,
    environment: string,
    values: Partial<Pick<LiveService, 'version' | 'healthy'>>,
  ): LiveService {
    const service: LiveService = {
      version: 'unknown',
      healthy: true,
      ...this.get(component, environment),
      ...values,
      component,
      environment,
    };
    this.services.put(component, environment, service);
    return service;
  }
}
