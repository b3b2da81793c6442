;; A policy hook: what is published under `rigs.` comes from identities that begin with `rig-`. Everything else passes, connections too.
;; Build it: npx wat2wasm rigs-only.wat -o rigs-only.wasm. What it is asked and may answer: docs/spec/admission.md, "The hook".
(module
  (import "env" "memory" (memory 1))
  ;; The request is written here, 4,096 bytes at most, and a reason is read from here.
  (global (export "buffer") i32 (i32.const 1024))
  (data (i32.const 0) "\"topic\":\"rigs.")
  (data (i32.const 32) "\"identity\":\"rig-")
  (data (i32.const 64) "only rigs speak for rigs")

  ;; Whether the `size` bytes at `what` occur in the `length` bytes at `text`. A quote within a JSON text is escaped, so that no name
  ;; can look like a member.
  (func $holds (param $text i32) (param $length i32) (param $what i32) (param $size i32) (result i32)
    (local $at i32) (local $i i32)
    (block $no
      (loop $next
        (br_if $no (i32.gt_u (i32.add (local.get $at) (local.get $size)) (local.get $length)))
        (local.set $i (i32.const 0))
        (block $differs
          (loop $same
            (br_if $differs (i32.ne
              (i32.load8_u (i32.add (local.get $text) (i32.add (local.get $at) (local.get $i))))
              (i32.load8_u (i32.add (local.get $what) (local.get $i)))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br_if $same (i32.lt_u (local.get $i) (local.get $size))))
          (return (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.const 0))

  ;; 1: allowed. 0: denied. -N: denied, with a reason of N bytes in the buffer.
  (func (export "decide") (param $at i32) (param $length i32) (result i32)
    (if (i32.eqz (call $holds (local.get $at) (local.get $length) (i32.const 0) (i32.const 14)))
      (then (return (i32.const 1))))
    (if (call $holds (local.get $at) (local.get $length) (i32.const 32) (i32.const 16))
      (then (return (i32.const 1))))
    (memory.copy (local.get $at) (i32.const 64) (i32.const 24))
    (i32.const -24)))
