// SPDX-License-Identifier: Apache-2.0

/// Boolean variables in the order of how much they had to do with the latest conflicts: a binary heap.
///
/// What a conflict adds grows from one to the next instead of all earlier activities shrinking.
struct ActivityQueue {
  private var activities: [Double] = []
  private var heap: [Int32] = []
  /// Where each variable is in the heap; -1 if it is not.
  private var places: [Int32] = []
  private var step = 1.0

  /// Adds the next variable.
  mutating func append() {
    activities.append(0)
    places.append(-1)
    insert(places.count - 1)
  }

  /// Makes a variable more active.
  ///
  /// - Complexity: O(log *n*).
  mutating func raise(_ variable: Int) {
    activities[variable] += step
    if activities[variable] > 1e100 {
      for index in activities.indices { activities[index] *= 1e-100 }
      step *= 1e-100
    }
    if places[variable] >= 0 { siftUp(from: Int(places[variable])) }
  }

  /// Makes everything so far count less.
  mutating func age() { step /= 0.95 }

  /// Puts a variable back, unless it is there.
  ///
  /// - Complexity: O(log *n*).
  mutating func insert(_ variable: Int) {
    guard places[variable] < 0 else { return }
    heap.append(Int32(variable))
    siftUp(from: heap.count - 1)
  }

  /// Takes out the most active variable; of equal ones the one that the heap happens to have first, always the same.
  ///
  /// - Complexity: O(log *n*).
  mutating func popMostActive() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    places[Int(first)] = -1
    if !heap.isEmpty { siftDown(last) }
    return Int(first)
  }

  private mutating func siftUp(from place: Int) {
    let variable = heap[place]
    let activity = activities[Int(variable)]
    var place = place
    while place > 0 {
      let parent = (place - 1) / 2
      guard activities[Int(heap[parent])] < activity else { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(variable, at: place)
  }

  /// Puts a variable in from the root.
  private mutating func siftDown(_ variable: Int32) {
    let activity = activities[Int(variable)]
    var place = 0
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count && activities[Int(heap[child])] < activities[Int(heap[child + 1])] { child += 1 }
      guard activity < activities[Int(heap[child])] else { break }
      put(heap[child], at: place)
      place = child
    }
    put(variable, at: place)
  }

  @inline(__always)
  private mutating func put(_ variable: Int32, at place: Int) {
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }
}
