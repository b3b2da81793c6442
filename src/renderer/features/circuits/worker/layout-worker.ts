// ELK's own worker: it answers what its API (elk-api) asks by message. Run here, it takes `self` for itself.
import 'elkjs/lib/elk-worker.min.js'
