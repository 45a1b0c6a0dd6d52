/** The id of a row of `environments`: one environment of one component. */
export function placeId(component: string, environment: string): string {
  return `${component}#${environment}`;
}
