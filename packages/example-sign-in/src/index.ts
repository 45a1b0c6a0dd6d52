/**
 * The sign-in page of the example portals, and who is signed in, for their sidebars.
 *
 * @packageDocumentation
 */

export { PersonSidebarItem } from './PersonSidebarItem';
export { SidebarLogo } from './SidebarLogo';
export { SignInPage } from './SignInPage';
