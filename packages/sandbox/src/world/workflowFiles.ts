/** The recommended deploy workflow: one key deploys once. */
export function deployWorkflow(environments: string[]): string {
  return `name: Deploy
run-name: Deploy \${{ inputs.sha }} to \${{ inputs.environment }} [\${{ inputs.deploy_key }}]
on:
  workflow_dispatch:
    inputs:
      sha:
        description: The full sha of the commit to deploy
        required: true
        type: string
      environment:
        description: Where to
        required: true
        type: choice
        options: [${environments.join(', ')}]
      deploy_key:
        description: Names this deployment once and for all
        required: false
        type: string
jobs:
  guard:
    runs-on: ubuntu-latest
    steps:
      - name: Refuse a second run of a key
        run: ./scripts/refuse-second-run "\${{ inputs.deploy_key }}"
  deploy:
    needs: guard
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    concurrency:
      group: deploy-\${{ inputs.environment }}
      cancel-in-progress: false
    steps:
      - run: ./scripts/deploy "\${{ inputs.environment }}" "\${{ inputs.sha }}"
`;
}

/** Deploys each push to a branch to one environment. */
export function pushWorkflow(branch: string, environment: string): string {
  return `name: Deploy ${environment}
on:
  push:
    branches: [${branch}]
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: ${environment}
    steps:
      - run: ./scripts/deploy ${environment} "\${{ github.sha }}"
`;
}

/** Deploys what a GitHub deployment asks for; two jobs report on it. */
export const deploymentEventWorkflow = `name: Deploy stack
on:
  deployment:
jobs:
  e2e:
    runs-on: ubuntu-latest
    environment: \${{ github.event.deployment.environment }}
    concurrency:
      group: stack-\${{ github.event.deployment.environment }}
    steps:
      - run: ./scripts/deploy-and-test e2e
  functional:
    runs-on: ubuntu-latest
    steps:
      - run: ./scripts/deploy-and-test functional
`;
