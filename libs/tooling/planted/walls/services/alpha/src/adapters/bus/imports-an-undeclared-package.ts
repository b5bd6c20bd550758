// planted: package-not-declared
export { gt } from 'semver';
