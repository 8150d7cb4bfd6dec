import { MavenProgress } from './maven-progress.js'

const HOST = 'https://repository.example/maven2'
const downloaded = (file: string): string => `Downloaded from central: ${HOST}/${file} (2.0 MB at 2.6 MB/s)\n`

test('counts the files that came, and not what Maven fetches for itself', () => {
  const progress = new MavenProgress(4)
  expect(progress.read(downloaded('org/apache/kafka/kafka-clients/4.1.2/kafka-clients-4.1.2.jar'))).toBe(0.25)
  expect(progress.read(downloaded('org/apache/maven/plugins/maven-dependency-plugin/3.8.1/maven-dependency-plugin-3.8.1.jar'))).toBe(0.25)
  expect(progress.read(downloaded('org/apache/kafka/kafka-clients/4.1.2/kafka-clients-4.1.2.pom'))).toBe(0.25)
  expect(progress.read(downloaded('org/keycloak/dist/26/dist-26.zip').repeat(5))).toBe(1)
})

test('a large file moves it while it comes, in whatever pieces the output is read', () => {
  const progress = new MavenProgress(1)
  expect(progress.read('Progress (1): 44/176 MB\rProgress (1): 88/1')).toBe(0.25)
  expect(progress.read('76 MB\r')).toBe(0.5)
  expect(progress.read('Progress (2): 132/176 MB | 3/208 kB\r[INFO] nothing of it\n')).toBe(0.75)
  expect(progress.read(downloaded('org/keycloak/dist/26/dist-26.zip'))).toBe(1)
})
