export interface Config {
  /** The release train. */
  releaseTrain?: {
    /** Lets the train deploy by the runs of HCP Terraform or Terraform Enterprise. */
    terraform?: {
      /** Where it is. Default: https://app.terraform.io. */
      address?: string;
      /**
       * The token of a user or a team that may apply runs in the workspaces. Terraform does not
       * let the token of an organization answer a run.
       *
       * @visibility secret
       */
      token: string;
      /**
       * What notifications of Terraform are signed with: the token of the notification
       * configuration of each workspace. Without it none are taken.
       *
       * @visibility secret
       */
      notificationSecret?: string;
    };
  };
}
